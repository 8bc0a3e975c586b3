/** @jsxImportSource preact */
import type { SessionView } from "@/features/chat/schema";
import { Icon } from "./icons";
import { shopUrl } from "./shop-origin";

type ChatHeadProps = {
  view: SessionView | null;
  /** Whether and how soon somebody answers. */
  presence?: string;
  menuOpen: boolean;
  onMenu: () => void;
  onClose?: () => void;
};

/** Who answers, with name and picture, and how soon; the menu and the way out. */
export function ChatHead({ view, presence, menuOpen, onMenu, onClose }: ChatHeadProps) {
  const { agent, look, availability } = view ?? {};
  const name = agent?.name ?? look?.title ?? "Chat with us";
  return (
    <header>
      <span class={availability?.open && availability.staffOnline ? "face here" : "face"} aria-hidden="true">
        {agent?.pictureUrl ? (
          // biome-ignore lint/performance/noImgElement: no Next here, and the picture is small already
          <img src={shopUrl(agent.pictureUrl)} alt="" />
        ) : (
          (agent?.name[0] ?? <Icon of="talk" />)
        )}
      </span>
      <h2>
        {name} <small>{presence || (look?.subtitle ?? "Household Planet, Nairobi")}</small>
      </h2>
      {view && (
        <button type="button" aria-label="More" aria-expanded={menuOpen} onClick={onMenu}>
          <Icon of="menu" />
        </button>
      )}
      {onClose && (
        <button type="button" aria-label="Close chat" onClick={onClose}>
          <Icon of="close" />
        </button>
      )}
    </header>
  );
}
