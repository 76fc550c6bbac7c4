import { WebSocketServer } from 'ws';
import utils from 'y-websocket/bin/utils';

export function handlerFor(server) {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (ws) => utils.setupWSConnection(ws, request)),
  );
}
