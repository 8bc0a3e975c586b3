import { type ComponentType, h, type VNode } from "preact";

/** What JSX compiles to in the bundles (build.mjs): preact's own runtime also knows templates of servers, which nothing here needs. */
export const jsx = (type: ComponentType, props: object, key?: string): VNode =>
  h(type, (key === undefined ? props : { ...props, key }) as never);

export const jsxs = jsx;

export { Fragment } from "preact";
