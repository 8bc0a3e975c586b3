import type { App } from "./app";
import type { BusMessage } from "./bus-messages";
import type { Peer } from "./peer";
import { addPeerMember, removePeerMember, replacePeerState, setPeerCount, setPeerUser } from "./peer-news";
import { passOn } from "./publish";
import { terminateOwnConnections } from "./sign-in";

/** Acts on what another process said about its clients or to ours. */
export function hearMessage(app: App, peer: Peer, message: BusMessage): void {
  switch (message.t) {
    case "event":
      passOn(app, message);
      break;
    case "count":
      setPeerCount(app, peer, message.channel, message.count);
      break;
    case "join":
      addPeerMember(app, peer, message.channel, message.userId, message.info);
      break;
    case "leave":
      removePeerMember(app, peer, message.channel, message.userId);
      break;
    case "online":
    case "offline":
      setPeerUser(app, peer, message.userId, message.t === "online");
      break;
    case "terminate":
      terminateOwnConnections(app, message.userId);
      break;
    case "state": {
      for (const [channel, name, data, forMs] of message.lastEvents) {
        app.lastEvents.learn(channel, { name, data }, app.now(), forMs);
      }
      replacePeerState(app, peer, message);
      break;
    }
  }
}
