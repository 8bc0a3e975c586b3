import { connect, createServer } from "node:net";

/**
 * A balancer on loopback that knows nothing of what it carries: every connection goes to the next one of the ports.
 * @param {number[]} ports
 */
export async function takeTurns(ports) {
  let turn = 0;
  const nears = new Set();
  const server = createServer((near) => {
    const far = connect(ports[turn++ % ports.length], "127.0.0.1");
    nears.add(near);
    near.on("error", () => far.destroy()).on("close", () => far.destroy() && nears.delete(near));
    far.on("error", () => near.destroy());
    near.pipe(far).pipe(near);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: server.address().port,
    stop() {
      for (const near of nears) near.destroy();
      server.close();
    },
  };
}
