// The backend that RxDB asks its users to write: rows in memory, a checkpoint that counts up, no disk.
export function handlerFor(server) {
  const rows = new Map();
  const order = [];
  server.on('request', (request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const said = JSON.parse(Buffer.concat(parts).toString() || '{}');
      response.setHeader('content-type', 'application/json');
      if (request.url === '/push') {
        for (const { newDocumentState: doc } of said) {
          rows.set(doc.id, doc);
          order.push(doc.id);
        }
        response.end('[]');
        return;
      }
      const from = said.checkpoint?.at ?? 0;
      const ids = order.slice(from, from + said.size);
      response.end(JSON.stringify({ documents: ids.map((id) => rows.get(id)), checkpoint: { at: from + ids.length } }));
    });
  });
}
