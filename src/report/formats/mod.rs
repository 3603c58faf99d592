//! One report format a file, one entry each in the slice.
