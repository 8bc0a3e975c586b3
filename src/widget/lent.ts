// What chat.js lends to the parts that are loaded later, so that no part carries it again (build.mjs maps their imports to it).
export { Component, createRef, Fragment, options } from "preact";
export { forget, keep, recall } from "./browser-memory";
export { ChatApiError } from "./chat-api";
export { Icon } from "./icons";
export { jsx, jsxs } from "./jsx";
export { isForeign, shopUrl } from "./shop-origin";
export { wear } from "./wear";
