/** Imported before anything else, as older versions fail on what the rest is written in. */
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Sangtao needs Node 20.19 or later; this is ${process.versions.node}.\n`);
  process.exit(1);
}
