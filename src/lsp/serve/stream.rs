//! The server on two streams. In: bytes from the client. Out: bytes to it, each message's answers before the next is taken.
//!
//! Whatever waits is taken before anything is judged, so that a writer who is faster than the judge is never behind: no time is
//! waited for.

use super::{Flow, Phase, Server, Workspace};
use crate::lsp::wire::{self, Came};
use lsp_server::Message;
use std::io::{BufRead, Write};
use std::sync::mpsc;

/// Serves one client over two streams until it leaves; whether it left in order.
///
/// # Errors
/// What the streams say.
pub fn run<R: BufRead + Send + 'static>(
    workspace: &dyn Workspace,
    mut input: R,
    output: &mut impl Write,
) -> std::io::Result<bool> {
    let (sender, receiver) = mpsc::channel();
    // The thread ends with the stream, or with the process.
    std::thread::spawn(move || {
        loop {
            let came = wire::read(&mut input);
            let last = !matches!(came, Ok(Some(_)));
            if sender.send(came).is_err() || last {
                return;
            }
        }
    });
    let mut server = Server::new(workspace);
    loop {
        let came = match server.is_settled() {
            true => receiver.recv().ok(),
            false => match receiver.recv_timeout(server.pause()) {
                Ok(came) => Some(came),
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    server.settle();
                    send(&mut server.out, output)?;
                    continue;
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => None,
            },
        };
        let flow = match came {
            Some(Ok(Some(Came::Message(message)))) => server.take(message),
            Some(Ok(Some(Came::Garbled(why)))) => server.garbled(why),
            Some(Err(error)) => return Err(error),
            Some(Ok(None)) | None => return Ok(server.phase == Phase::Closed),
        };
        send(&mut server.out, output)?;
        if let Flow::End(in_order) = flow {
            return Ok(in_order);
        }
    }
}

fn send(messages: &mut Vec<Message>, output: &mut impl Write) -> std::io::Result<()> {
    for message in messages.drain(..) {
        message.write(output)?;
    }
    output.flush()
}
