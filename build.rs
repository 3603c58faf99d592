//! Gives the program a digest of its own sources, so that nothing that another version kept in a cache is taken for its own.

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let mut files = vec![PathBuf::from("Cargo.lock")];
    collect(Path::new("src"), &mut files);
    files.sort();
    let mut digest = 0xcbf2_9ce4_8422_2325u64;
    for file in files {
        // A package without its lock file is another version all the same.
        let bytes = fs::read(&file).unwrap_or_default();
        for byte in file.to_string_lossy().replace('\\', "/").bytes().chain(bytes) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    println!("cargo:rustc-env=FACTLINT_BUILD={digest:016x}");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => collect(&path, files),
            false => files.push(path),
        }
    }
}
