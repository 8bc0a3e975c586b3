import type { App } from "./app";
import type { BusState } from "./bus-messages";
import { isUserChannel } from "./channel-names";

/** What this process says of its own clients to processes that do not know it yet. */
export function readOwnState(app: App): BusState {
  const channels = [...app.channels].filter(([name]) => !isUserChannel(name));
  return {
    t: "state",
    counts: channels.map(([name, { subscribers }]) => [name, subscribers.size]),
    members: channels.flatMap(([name, { members }]) => (members ? [[name, [...members.infos()]]] : [])),
    users: [...app.users.keys()],
    lastEvents: [...app.lastEvents.all(app.now())],
  };
}
