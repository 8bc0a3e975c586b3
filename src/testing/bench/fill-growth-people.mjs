/** So many people have something rare, however many there are. */
const RARE = 40;
const PRODUCTS = 12;
const idOf = (/** @type {string} */ prefix, /** @type {string} */ n) => `'${prefix}_' || lpad((${n})::text, 9, '0')`;

/** The tables that `fillPeople` fills, whose indexes are better built afterwards. */
export const PEOPLE_TABLES = [
  "customer",
  "customer_tag",
  "email_subscription",
  "consent_record",
  "suppression",
  "order",
  "order_item",
  "coupon",
  "cart",
  "cart_item",
  "automation_run",
  "automation_step",
  "email_event",
];

/**
 * Writes as many customers as there are mails, person n with the address of mail n: 80 % subscribed, every fiftieth blocked, every fourth
 * with an order, every tenth with a cart, a coupon and a run of a flow; 40 with a rare tag. Everything is as dense in time as the mails are, so that a span
 * of days holds the same in a small shop and in a large one.
 */
export async function fillPeople(client, rows) {
  const write = (sql) => client.query(sql, sql.includes("$1") ? [rows] : []);
  const at = "now() - ($1::int - n) * interval '30 seconds'";
  // From the first on, so that every twentieth who got a mail clicked in it and ordered.
  const every = (step) =>
    `FROM (SELECT (n - 1) * ${step} + 1 AS n FROM generate_series(1, $1::int / ${step}) n) wanted`;
  const email = "'person' || n || '@example.com'";
  await write(
    "INSERT INTO category (id, slug, name, description, position) VALUES ('cat_1', 'kitchen', 'Kitchen', '', 1)",
  );
  await write(`INSERT INTO product (id, slug, category_id, name, description, price_cents, stock, picture, picture_alt, updated_at)
    SELECT 'prd_' || n, 'product-' || n, 'cat_1', 'Product ' || n, '', 100000, 5, '/p.jpg', 'A product', now() FROM generate_series(0, ${PRODUCTS - 1}) n`);
  await write(`INSERT INTO customer (id, email, name, county, birth_day, birth_month, created_at, updated_at)
    SELECT ${idOf("cus", "n")}, ${email}, (ARRAY['Wanjiku', 'Amina', 'Otieno', 'Achieng', 'Mwangi'])[1 + n % 5] || ' Kamau ' || n,
      (ARRAY['Nairobi', 'Mombasa', 'Kisumu', 'Nakuru'])[1 + n % 4], 1 + n % 28, 1 + n % 12, ${at}, now() ${every(1)}`);
  await write(`INSERT INTO customer_tag (customer_id, tag)
    SELECT ${idOf("cus", "n")}, CASE WHEN n % ($1::int / ${RARE}) = 0 THEN 'rare' ELSE 'frequent' END ${every(1)} WHERE n % 3 = 0 OR n % ($1::int / ${RARE}) = 0`);
  await write(`INSERT INTO email_subscription (id, email, source, requested_at, confirmed_at, unsubscribed_at, sunset_at, created_at, updated_at)
    SELECT ${idOf("sub", "n")}, ${email}, 'bench', ${at}, CASE WHEN n % 29 > 0 THEN ${at} END, CASE WHEN n % 23 = 0 THEN ${at} END,
      CASE WHEN n % 31 = 0 THEN ${at} END, ${at}, now() ${every(1)} WHERE n % 5 > 0`);
  await write(`INSERT INTO consent_record (id, subscription_id, act, text_shown, source, at)
    SELECT ${idOf("cnr", "n")}, ${idOf("sub", "n")}, CASE WHEN n % 23 = 0 THEN 'unsubscribed' ELSE 'confirmed' END::consent_act, 'Yes', 'bench', ${at}
    ${every(1)} WHERE n % 5 > 0`);
  await write(
    `INSERT INTO suppression (id, email, reason, everything, at) SELECT ${idOf("sup", "n")}, ${email}, 'hard_bounce', true, ${at} ${every(50)}`,
  );
  await write(`INSERT INTO "order" (id, number, customer_id, name, email, phone, county, payment_method, subtotal_cents, delivery_cents, total_cents, placed_at)
    SELECT ${idOf("ord", "n")}, n, ${idOf("cus", "n")}, 'Wanjiku', ${email}, '+254712345678', 'Nairobi', 'pay_on_delivery', 100000 + n % 900 * 1000, 0,
      100000 + n % 900 * 1000, ${at} ${every(4)}`);
  await write(`INSERT INTO order_item (id, order_id, product_id, name, price_cents, quantity)
    SELECT ${idOf("ori", "n")}, ${idOf("ord", "n")}, 'prd_' || n % ${PRODUCTS}, 'Product', 100000, 1 ${every(4)}`);
  await write(`INSERT INTO coupon (id, code, customer_id, purpose, flow, percent_off, valid_from, valid_until, redeemed_at, created_at)
    SELECT ${idOf("cpn", "n")}, 'HPK-' || n, ${idOf("cus", "n")}, 'bench:' || n, 'birthdays', 10, ${at}, ${at} + interval '14 days',
      CASE WHEN n % 30 = 1 THEN ${at} END, ${at} ${every(10)}`);
  await write(`INSERT INTO cart (id, visitor_id, customer_id, email, changed_at, abandoned_at, created_at)
    SELECT ${idOf("crt", "n")}, ${idOf("vis", "n")}, ${idOf("cus", "n")}, ${email}, ${at}, ${at}, ${at} ${every(10)}`);
  await write(
    `INSERT INTO cart_item (id, cart_id, product_id, quantity) SELECT ${idOf("cit", "n")}, ${idOf("crt", "n")}, 'prd_1', 1 ${every(10)}`,
  );
  await write(`INSERT INTO automation_run (id, flow, subject_key, subject_id, email, customer_id, started_at, ended_at, end_reason)
    SELECT ${idOf("run", "n")}, 'cart-recovery', ${idOf("crt", "n")}, ${idOf("crt", "n")}, ${email}, ${idOf("cus", "n")}, ${at},
      CASE WHEN n < $1::int - 2000 THEN ${at} + interval '3 days' END, CASE WHEN n < $1::int - 2000 THEN 'completed' END ${every(10)}`);
  await write(`INSERT INTO automation_step (id, run_id, step, outcome, email_log_id, at)
    SELECT ${idOf("stp", "n")}, ${idOf("run", "n")}, 'send-cart-saved', 'sent', ${idOf("eml", "n")}, ${at} ${every(10)}`);
  await write(`INSERT INTO email_event (id, email_log_id, kind, human, url, at)
    SELECT ${idOf("eev", "n")}, ${idOf("eml", "n")}, 'click', true, 'https://shop.example/', ${at} ${every(10)}`);
}
