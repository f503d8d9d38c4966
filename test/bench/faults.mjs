/** What a build that remembers did otherwise than it had to, as sentences; none when all is well. */

/** @typedef {import("./folder-state.mjs").Difference} Difference */

/**
 * @param {string} what
 * @param {Difference} difference of two states that have to be the same
 */
export function unlike(what, { written, removed }) {
  const files = [...written, ...removed];
  return files.length === 0 ? [] : [`${what}: ${some(files)}`];
}

/**
 * Files that were touched for nothing, and files that had to be touched and were not.
 *
 * @param {string} name
 * @param {Difference} touched
 * @param {Difference} needed
 */
export function needlessOrMissing(name, touched, needed) {
  return /** @type {const} */ (["written", "removed"]).flatMap((how) => {
    const [did, had] = [new Set(touched[how]), new Set(needed[how])];
    const needless = [...did].filter((file) => !had.has(file));
    const missing = [...had].filter((file) => !did.has(file));
    return [
      ...(needless.length > 0 ? [`${name}: ${how} for nothing: ${some(needless)}`] : []),
      ...(missing.length > 0 ? [`${name}: not ${how}: ${some(missing)}`] : []),
    ];
  });
}

function some(/** @type {readonly string[]} */ files) {
  const more = files.length > 5 ? ", …" : "";
  return `${files.length} files (${files.slice(0, 5).join(", ")}${more})`;
}
