import type { Limit } from "@/lib/rate-limit";

// Many Kenyan phones share one address of their network, and behind no proxy all are one (QUALITY.md S7): generous by
// address, tight by account.
export const signInByIp: Limit = { name: "customers.sign_in_ip", points: 300, perSeconds: 600 };
export const signInByAccount: Limit = { name: "customers.sign_in_account", points: 10, perSeconds: 900 };
export const signUpByIp: Limit = { name: "customers.sign_up_ip", points: 200, perSeconds: 3_600 };
export const resetByIp: Limit = { name: "customers.reset_ip", points: 100, perSeconds: 3_600 };
export const resetByAccount: Limit = { name: "customers.reset_account", points: 3, perSeconds: 3_600 };
