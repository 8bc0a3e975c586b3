/**
 * Counts from now on what a page loads, by Chromium's own account. Bytes are bodies as they came over the wire:
 * compressed when the server compresses, without headers.
 * @param {import("@playwright/test").Page} page
 */
export async function countTraffic(page) {
  const requests = new Map();
  const frames = [];
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
  session.on("Network.webSocketFrameReceived", ({ response }) => frames.push(response.payloadData));
  await session.send("Network.enable");
  return {
    session,
    frames,
    /** @returns {{ url: string, path: string, type: string, bytes: number, encoding: string }[]} so far, in order */
    list: () => [...requests.values()].map((request) => ({ ...request, path: new URL(request.url).pathname })),
  };
}

export const sumBytes = (/** @type {{ bytes: number }[]} */ requests) =>
  requests.reduce((sum, { bytes }) => sum + bytes, 0);
