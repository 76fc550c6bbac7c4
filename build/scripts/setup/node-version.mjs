/** The oldest Node that every tool of the build runs on. */
export const OLDEST_NODE = { major: 20, minor: 19 };

/** Whether a version text such as `20.19.1` names a Node that is older than the build needs. */
export function nodeIsTooOld(/** @type {string} */ version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor);
}
