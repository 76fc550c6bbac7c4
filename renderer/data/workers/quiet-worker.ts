import '../quiet-zod';

// To be imported first by every worker that parses: zod probes for `new Function` when a schema is made, and the content policy logs it.
