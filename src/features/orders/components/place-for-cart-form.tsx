"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatKes } from "@/lib/money";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { deliveries } from "../delivery";

type Props = {
  cart: { id: string; email: string | null; name: string; couponCode: string | null };
  onClose: () => void;
};

/** Contact data as the shopper says them on the phone, and the order is placed. */
export function PlaceForCartForm({ cart, onClose }: Props) {
  const { orders, carts } = useTRPC().admin;
  const queryClient = useQueryClient();
  const router = useRouter();
  const place = useMutation(
    orders.placeForCart.mutationOptions({
      onSuccess: ({ orderId }) => router.push(`/admin/orders/${orderId}`),
      onSettled: () => {
        queryClient.invalidateQueries({ queryKey: orders.pathKey() });
        queryClient.invalidateQueries({ queryKey: carts.pathKey() });
      },
    }),
  );
  const errors: Record<string, string> = fieldErrors(place.error?.data);
  const field = (name: string) => ({ id: `${cart.id}-${name}`, name, error: errors[name], required: true });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const said = (name: string) => String(typed.get(name) ?? "");
    place.mutate({
      cartId: cart.id,
      name: said("name"),
      email: said("email"),
      phone: said("phone"),
      county: said("county"),
      address: said("address"),
      paymentMethod: said("paymentMethod") === "mpesa_till" ? "mpesa_till" : "pay_on_delivery",
      mpesaCode: said("mpesaCode"),
      couponCode: said("couponCode"),
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4 rounded-card bg-sand p-4 sm:grid-cols-2">
      <TextField {...field("name")} label="Name" defaultValue={cart.name} />
      <TextField {...field("email")} label="E-mail" type="email" defaultValue={cart.email ?? ""} />
      <TextField {...field("phone")} label="Phone" type="tel" />
      <SelectField {...field("county")} label="County">
        <option key="none" value="">
          Choose
        </option>
        {deliveries.map(({ county, feeCents }) => (
          <option key={county} value={county}>
            {county} · {formatKes(feeCents)}
          </option>
        ))}
      </SelectField>
      <TextField {...field("address")} label="Address" />
      <SelectField {...field("paymentMethod")} label="Payment">
        <option value="pay_on_delivery">On delivery</option>
        <option value="mpesa_till">M-Pesa till</option>
      </SelectField>
      <TextField {...field("mpesaCode")} label="M-Pesa code" optional required={false} maxLength={20} />
      <TextField
        {...field("couponCode")}
        label="Coupon code"
        optional
        required={false}
        maxLength={40}
        defaultValue={cart.couponCode ?? ""}
      />
      {place.error && (
        <div className="sm:col-span-2">
          <Notice tone="bad">{place.error.message}</Notice>
        </div>
      )}
      <div className="flex flex-wrap gap-3 sm:col-span-2">
        <Button type="submit" disabled={place.isPending}>
          Place the order
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

/** What is wrong by field, from the error's data as lib/trpc formats it. */
function fieldErrors(data: unknown): Record<string, string> {
  return (data as { domain?: { fields?: Record<string, string> } } | null | undefined)?.domain?.fields ?? {};
}
