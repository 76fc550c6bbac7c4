// Imported first by every entry script: modules run in import order, so an old Node hears a sentence and not a stack.
import { OLDEST_NODE, nodeIsTooOld } from './node-version.mjs';

if (nodeIsTooOld(process.versions.node)) {
  process.stderr.write(
    `Node ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer is needed; this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}
