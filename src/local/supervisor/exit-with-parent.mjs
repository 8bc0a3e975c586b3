// Loaded into a child by `node --import`: it ends as soon as the process that started it is gone, even by kill -9. Node
// hands NODE_OPTIONS on, so the processes that a child forks load it as well and follow.
if (process.channel) {
  process.once("disconnect", () => process.exit(0));
  // Listening must not keep a program alive that has finished.
  process.channel.unref();
}
