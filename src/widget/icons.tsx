/** @jsxImportSource preact */
const shapes = {
  close: "M6 6l12 12M18 6L6 18",
  menu: "M5 12h.01M12 12h.01M19 12h.01",
  send: "M5 12h13M12 5l7 7-7 7",
  talk: "M4 5h16v11H10l-4.5 4v-4H4z",
  back: "M15 5l-7 7 7 7",
};

/** A line drawing in the colour of the text; the button around it has the name. */
export const Icon = ({ of }: { of: keyof typeof shapes }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={shapes[of]} />
  </svg>
);
