// Loaded into a child by `node --import`: it ends as soon as the process that started it is gone, even by kill -9. Node
// hands NODE_OPTIONS on, so the processes that a child forks load it as well and follow.
const POLL_MS = 200;

// A listener for "disconnect" would keep a finished program alive, and unref() on the channel would end a worker that
// waits for messages, so the state is looked at instead.
if (process.channel) {
  setInterval(() => {
    if (!process.connected) process.exit(0);
  }, POLL_MS).unref();
}
