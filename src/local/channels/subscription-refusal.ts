/** Why a subscription was not made, as `pusher:subscription_error` carries it. `status` reads like an HTTP status. */
export interface SubscriptionRefusal {
  type: "AuthError" | "InvalidChannel" | "LimitReached";
  error: string;
  status: number;
}
