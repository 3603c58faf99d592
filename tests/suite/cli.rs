//! The command line from outside: every case in tests/cli is one command with its input, output and status.

#[test]
fn the_command_line_keeps_its_word() {
    trycmd::TestCases::new().case("tests/cli/*.toml");
}
