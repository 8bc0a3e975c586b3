import { sign } from "../signatures";
import { makeDeep, makeObject, makeValue, WORDS } from "./make-value";
import type { Random } from "./random";

interface App {
  key: string;
  secret: string;
}

/** What a client may send that nobody has thought of: from noise to almost correct events, some truly signed. */
export function makeFrame(random: Random, app: App, socketId: string): string | Buffer {
  switch (random.int(10)) {
    case 0:
      return random.bytes(random.int(300));
    case 1:
      return random.bytes(random.int(300)).toString("latin1");
    case 2:
      return JSON.stringify(makeValue(random));
    case 3:
      return cut(random, JSON.stringify(makeObject(random)));
    case 4:
      return `{"event":"${random.pick(["client-x", "pusher:subscribe", "pusher:signin"])}","channel":"private-fuzz-a","data":${makeDeep(random)}}`;
    case 5:
    case 6:
      return JSON.stringify(signedSubscription(random, app, socketId));
    case 7:
      return JSON.stringify(signedSignIn(random, app, socketId));
    case 8:
      return JSON.stringify({
        event: `client-${random.pick(WORDS)}`,
        channel: random.pick(WORDS),
        data: makeValue(random),
      });
    default:
      return JSON.stringify({ ...makeObject(random), event: random.pick(WORDS) });
  }
}

function cut(random: Random, text: string): string {
  return text.slice(0, random.int(text.length + 1));
}

function signedSubscription(random: Random, { key, secret }: App, socketId: string) {
  const channel = random.pick(WORDS);
  const content = makeValue(random);
  const channelData =
    random.int(2) === 0 ? JSON.stringify(content) : JSON.stringify({ user_id: content, user_info: makeValue(random) });
  const auth = `${key}:${sign(secret, `${socketId}:${channel}:${channelData}`)}`;
  return { event: "pusher:subscribe", data: { channel, auth, channel_data: channelData } };
}

function signedSignIn(random: Random, { key, secret }: App, socketId: string) {
  const userData = JSON.stringify({
    id: random.pick(["fuzz", "other", makeValue(random)]),
    watchlist: makeValue(random),
  });
  const auth = `${key}:${sign(secret, `${socketId}::user::${userData}`)}`;
  return { event: "pusher:signin", data: { auth, user_data: userData } };
}
