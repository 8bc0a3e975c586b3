/**
 * Counts from now on what a page loads, by Chromium's own account. Bytes are bodies as they came over the wire:
 * compressed when the server compresses, without headers.
 * @param {import("@playwright/test").Page} page
 */
export async function countTraffic(page) {
  const requests = new Map();
  const awaited = [];
  const list = () => [...requests.values()].map((request) => ({ ...request, path: new URL(request.url).pathname }));
  const session = await page.context().newCDPSession(page);
  session.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    requests.set(requestId, { url: request.url, type, bytes: 0, encoding: "", isDone: false });
  });
  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    const encoding = Object.entries(response.headers).find(([name]) => name.toLowerCase() === "content-encoding")?.[1];
    Object.assign(requests.get(requestId) ?? {}, { type, encoding: encoding ?? "none" });
  });
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes += encodedDataLength;
  });
  session.on("Network.webSocketCreated", ({ requestId, url }) => {
    requests.set(requestId, { url, type: "WebSocket", bytes: 0, encoding: "none" });
  });
  session.on("Network.webSocketFrameReceived", ({ response }) => {
    for (const { text, came } of awaited) if (response.payloadData.includes(text)) came(list());
  });
  await session.send("Network.enable");
  return {
    session,
    /** @returns {{ url: string, path: string, type: string, bytes: number, encoding: string }[]} so far, in order */
    list,
    /** What was loaded until the first WebSocket frame with this text came. To be called before it can come. */
    untilFrame: (/** @type {string} */ text) => new Promise((came) => awaited.push({ text, came })),
  };
}

export const sumBytes = (/** @type {{ bytes: number }[]} */ requests) =>
  requests.reduce((sum, { bytes }) => sum + bytes, 0);
