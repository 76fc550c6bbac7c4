import { join } from 'node:path';
import express from 'express';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb';

export function handlerFor(server, folder) {
  const Here = PouchDB.defaults({ prefix: `${folder}/` });
  const app = express();
  app.use(
    '/db',
    expressPouch(Here, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: join(folder, 'log.txt') }),
  );
  server.on('request', app);
}
