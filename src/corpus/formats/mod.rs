//! The formats an article can come in: one file each, one entry in [`FORMATS`].
