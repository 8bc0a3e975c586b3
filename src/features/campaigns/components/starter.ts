import type { Block, CampaignInput } from "../schema";

/** A name for a block that is new here; only this campaign needs to tell it apart. */
export const newBlockId = () => `b${Math.random().toString(36).slice(2, 10)}`;

/** What a new campaign begins with: whole enough to be sent to oneself at once. */
export function starterCampaign(): CampaignInput {
  return {
    name: "New campaign",
    subject: "News from Household Planet",
    preheader: "What is new in the shop.",
    locale: "en",
    content: {
      heading: "New in the shop",
      blocks: [{ id: newBlockId(), type: "text", text: "Hello {{firstName|there}},\n\nthis is what is new." }],
    },
    audience: { match: "all", conditions: [{ about: "consent", is: "subscribed" }] },
    topic: "news",
    onHolidays: false,
  };
}

/** What each kind of block is called, in the order in which it is offered. */
export const blockLabels: Record<Block["type"], string> = {
  text: "Text",
  heading: "Heading",
  picture: "Picture",
  products: "Products",
  button: "Button",
  coupon: "Coupon",
  divider: "Divider",
};

/** A block as it is when it is added. */
export function newBlock(type: Block["type"]): Block {
  const id = newBlockId();
  switch (type) {
    case "heading":
    case "text":
      return { id, type, text: "" };
    case "picture":
      return { id, type, pictureId: null, alt: "", href: "" };
    case "products":
      return { id, type, productIds: [] };
    case "button":
      return { id, type, label: "See it in the shop", href: "" };
    case "coupon":
      return { id, type, percentOff: 10, validDays: 14 };
    case "divider":
      return { id, type };
  }
}
