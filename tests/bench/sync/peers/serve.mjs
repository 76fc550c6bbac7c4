// One peer's server in a process of its own: `node serve.mjs NAME FOLDER` tells its port, and the bytes of its sockets when asked.
import { createServer } from 'node:http';
import process from 'node:process';

const [name, folder] = process.argv.slice(2);
const { handlerFor } = await import(`./${name}-server.mjs`);
const server = createServer();
let received = 0;
let sent = 0;
const open = new Set();
server.on('connection', (socket) => {
  const mark = { in: 0, out: 0 };
  const count = () => {
    received += socket.bytesRead - mark.in;
    sent += socket.bytesWritten - mark.out;
    mark.in = socket.bytesRead;
    mark.out = socket.bytesWritten;
  };
  open.add(count);
  socket.on('close', () => {
    count();
    open.delete(count);
  });
});
await handlerFor(server, folder);
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
process.on('message', () => {
  for (const count of open) count();
  process.send?.({ received, sent });
});
process.on('disconnect', () => process.exit(0));
