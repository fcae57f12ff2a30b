const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Cần Node 20.19 trở lên, máy này có ${process.versions.node}.\nNode 20.19 or newer is needed, this is ${process.versions.node}.\n`)
  process.exit(1)
}
// Loaded only now: an older Node would stop at the syntax before it could say why.
void import('./launch.mjs').then(({ launch }) => launch())
