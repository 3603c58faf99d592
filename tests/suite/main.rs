//! The whole of factlint from outside, one module a theme; one binary, so that it links once.

mod architecture;
mod change;
mod cli;
mod columns;
mod dates;
mod diagnostics;
mod fuzzed;
mod judging;
mod lsp;
mod passages;
mod prove;
mod quotes;
mod report;
mod repository;
mod review;
mod robust;
mod rule_values;
mod rules_page;
mod ruleset;
mod seeds;
mod seeds_figures;
mod seeds_quotes;
mod speakers;
mod specs;
mod suggest;
