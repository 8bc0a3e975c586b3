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
      return passOn(app, message);
    case "count":
      return setPeerCount(app, peer, message.channel, message.count);
    case "join":
      return addPeerMember(app, peer, message.channel, message.userId, message.info);
    case "leave":
      return removePeerMember(app, peer, message.channel, message.userId);
    case "online":
    case "offline":
      return setPeerUser(app, peer, message.userId, message.t === "online");
    case "terminate":
      return terminateOwnConnections(app, message.userId);
    case "state": {
      for (const [channel, name, data, forMs] of message.lastEvents) {
        app.lastEvents.learn(channel, { name, data }, app.now(), forMs);
      }
      return replacePeerState(app, peer, message);
    }
  }
}
