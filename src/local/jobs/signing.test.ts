import { describe, expect, test } from "vitest";
import { canonicalJson, isBearerOf, isSignedBy, signText } from "./signing";

// Taken from the capture of the real server in cloud mode (protocols/inngest-captures/22-cloud-mode-signed.json).
const KEY = "signkey-test-0123456789abcdef0123456789abcdef";
const EVENT = { data: { n: 4 }, id: "01M81J8ADTVW8B1KC77Y9FW463", name: "shop/child", ts: 1795349031354, user: {} };
const REQUEST = {
  ctx: {
    attempt: 0,
    disable_immediate_execution: false,
    env: "",
    fn_id: "383d36c8-56ef-59a6-a064-00846d5b3ea3",
    generation_id: 1,
    job_id: "11dvf3dqdqxp8",
    max_attempts: 5,
    qi_id: "MTFkdmYzZHFkcXhwODo6ZGVmYXVsdA==",
    request_id: "01M81J8AM4WM1RJ7PN9P1WMW54",
    run_id: "01M81J8AGSYAW62VXBEHCZ2PPR",
    stack: { current: 0, stack: [] },
    step_id: "step",
    use_api: false,
  },
  version: -1,
  defers: {},
  events: [EVENT],
  event: EVENT,
  steps: {},
  use_api: false,
};
const REQUEST_SIGNATURE = "t=1795349031&s=a840e705fb0344e0f56fafb50d86f58d97e74db4681c4a7c4f5dffc16a82cf32";
const RESPONSE = '[{"op":"RunComplete","id":"0737c22d3bfae812339732d14d8c7dbd6dc4e09c","data":{"doubled":8}}]';
const RESPONSE_SIGNATURE = "t=1795349033&s=87abb2a5d8bc2cd947b2277c1e6503446e18bb91381523ab26183c72fd145db3";
const at = (unixSeconds: number) => new Date(unixSeconds * 1000);

describe("signatures", () => {
  test("equal those of the real server", () => {
    expect(signText(canonicalJson(REQUEST), KEY, at(1795349031))).toBe(REQUEST_SIGNATURE);
  });
  test("of the SDK's answers are accepted", () => {
    expect(isSignedBy(RESPONSE, RESPONSE_SIGNATURE, KEY, at(1795349033))).toBe(true);
  });
  test("over another text, with another key, older than five minutes or missing are refused", () => {
    expect(isSignedBy(`${RESPONSE} `, RESPONSE_SIGNATURE, KEY, at(1795349033))).toBe(false);
    expect(isSignedBy(RESPONSE, RESPONSE_SIGNATURE, "00", at(1795349033))).toBe(false);
    expect(isSignedBy(RESPONSE, RESPONSE_SIGNATURE, KEY, at(1795349033 + 301))).toBe(false);
    expect(isSignedBy(RESPONSE, undefined, KEY, at(1795349033))).toBe(false);
    expect(isSignedBy(RESPONSE, "t=&s=", KEY, at(1795349033))).toBe(false);
  });
});

describe("the bearer", () => {
  const hash = "223e0a160af9da0a03e6dd2c4719c56f5d66a633cbe84e78aaa9f3735865522a";
  test("is the hash that the SDK sent", () => {
    expect(isBearerOf(`Bearer signkey-test-${hash}`, KEY)).toBe(true);
    expect(isBearerOf(`Bearer ${hash}`, KEY)).toBe(true);
  });
  test("is nothing else", () => {
    expect(isBearerOf(undefined, KEY)).toBe(false);
    expect(isBearerOf("Bearer undefined", KEY)).toBe(false);
    expect(isBearerOf(`Bearer ${KEY}`, KEY)).toBe(false);
  });
});

test("canonical JSON sorts keys, drops undefined and keeps text as JSON writes it", () => {
  expect(canonicalJson({ b: [1, undefined, "é\u2028"], a: { d: null, c: undefined } })).toBe(
    `{"a":{"d":null},"b":[1,null,${JSON.stringify("é\u2028")}]}`,
  );
});
