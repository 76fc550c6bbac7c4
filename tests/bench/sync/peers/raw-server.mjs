// The limit: append the body to a file, and with /sync wait for the disk.
import { fdatasync, openSync, write } from 'node:fs';
import { promisify } from 'node:util';
import { join } from 'node:path';

export function handlerFor(server, folder) {
  const file = openSync(join(folder, 'log'), 'a');
  server.on('request', (request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', async () => {
      await promisify(write)(file, Buffer.concat(parts));
      if (request.url === '/sync') await promisify(fdatasync)(file);
      response.end('{"ok":true}');
    });
  });
}
