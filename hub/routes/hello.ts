import { sendJson } from '../server-body';
import { helloOf, type AddRoutes } from './served';

/** `GET /v1/hello`: who this hub is. For anybody, so that a desk can show what it found before it enrols. */
export const helloRoute: AddRoutes = (app, served) => {
  app.get('/v1/hello', async (request, reply) => sendJson(request, reply, await helloOf(served)));
};
