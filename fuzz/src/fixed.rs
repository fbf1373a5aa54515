//! What the system gives for chance, the same each time: hash tables of libraries begin with it, and which branches they take must not
//! decide which cases are kept.

/// Called in the place of that of the C library: fills `room`, of `length` bytes.
#[unsafe(no_mangle)]
extern "C" fn getrandom(room: *mut u8, length: usize, _: u32) -> isize {
    for at in 0..length {
        // SAFETY: the caller has so much room there.
        unsafe { room.add(at).write(at as u8) };
    }
    length as isize
}
