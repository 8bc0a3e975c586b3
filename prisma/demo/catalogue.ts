/** The demo shop: plain data for the seed. Prices are integer KES cents (KSh 1,450 is 145000), stock is in pieces. */

export type DemoCategory = { slug: string; name: string; description: string };

export type DemoProduct = {
  slug: string;
  name: string;
  categorySlug: string;
  description: string;
  priceCents: number;
  stock: number;
  picture: string;
  pictureAlt: string;
};

export const demoCategories: DemoCategory[] = [
  {
    slug: "kitchen-cooking",
    name: "Kitchen & Cooking",
    description: "Sufurias, pans, kettles and jikos for everyday cooking, made to be used hard.",
  },
  {
    slug: "tableware",
    name: "Tableware",
    description: "Stoneware, enamel, glass and soapstone for tables with room for one more.",
  },
  {
    slug: "storage-laundry",
    name: "Storage & Laundry",
    description: "Baskets, jars and crates that hold a house together and are good to look at.",
  },
  {
    slug: "bedding-bath",
    name: "Bedding & Bath",
    description: "Cotton, linen and warm blankets for cool Nairobi evenings and slow mornings.",
  },
  {
    slug: "lighting",
    name: "Lighting",
    description: "Lamps, lanterns and candles with a warm light, power cut or not.",
  },
  {
    slug: "decor",
    name: "Decor",
    description: "Plants, mirrors and woven pieces that finish a room without crowding it.",
  },
];

const shelf: Omit<DemoProduct, "picture">[] = [
  {
    slug: "sufuria-set",
    name: "Aluminium Sufuria Set of 3",
    categorySlug: "kitchen-cooking",
    description:
      "Three heavy-gauge aluminium sufurias of 2, 4 and 7 litres, with a lid for the largest. Safe on gas, charcoal jiko and firewood; they nest to save space. Wash by hand with a soft sponge.",
    priceCents: 285000,
    stock: 34,
    pictureAlt: "Three aluminium sufurias, the largest with its lid on",
  },
  {
    slug: "ceramic-charcoal-jiko",
    name: "Ceramic Charcoal Jiko",
    categorySlug: "kitchen-cooking",
    description:
      "Steel jiko with a fired clay liner that holds the heat, so it needs less charcoal than an open metal stove. 27 cm across the top, with three pot rests and an air door. Use outdoors or in a well-aired kitchen.",
    priceCents: 165000,
    stock: 18,
    pictureAlt: "Green waisted charcoal jiko with a clay liner and charcoal inside",
  },
  {
    slug: "chapati-pan-and-pin",
    name: "Chapati Pan & Rolling Pin",
    categorySlug: "kitchen-cooking",
    description:
      "A 29 cm cast-iron pan with a wooden handle, and a mvule rolling pin 38 cm long. The low rim lets you turn a chapati without tearing it. Wipe the pan clean and oil it lightly; do not soak the pin.",
    priceCents: 195000,
    stock: 22,
    pictureAlt: "Black cast-iron chapati pan with a wooden rolling pin in front",
  },
  {
    slug: "olive-wood-spoon-set",
    name: "Olive Wood Spoons with Crock",
    categorySlug: "kitchen-cooking",
    description:
      "Four spoons and a slotted spatula carved from wild olive wood, about 30 cm long, in a half-glazed clay crock. Gentle on enamel and non-stick pans. Wash by hand and rub with cooking oil now and then.",
    priceCents: 145000,
    stock: 41,
    pictureAlt: "Wooden spoons and a spatula standing in a clay crock",
  },
  {
    slug: "enamel-chai-kettle",
    name: "Enamel Chai Kettle, 2.5 L",
    categorySlug: "kitchen-cooking",
    description:
      "Sage enamel on steel with a wooden grip and knob: enough for ten cups of chai. Works on gas, electric and induction. Dry it after washing, and keep it from hard knocks.",
    priceCents: 249000,
    stock: 16,
    pictureAlt: "Sage green enamel kettle with a wooden handle",
  },
  {
    slug: "stoneware-dinner-set",
    name: "Speckled Stoneware Dinner Set",
    categorySlug: "tableware",
    description:
      "Nine pieces of speckled stoneware: four 27 cm plates, three 20 cm side plates and two 15 cm bowls. Every glaze falls a little differently. Safe in microwave and dishwasher.",
    priceCents: 680000,
    stock: 9,
    pictureAlt: "Stack of cream and blue stoneware plates with a rust and a cream bowl",
  },
  {
    slug: "kisii-soapstone-bowl",
    name: "Kisii Soapstone Bowl",
    categorySlug: "tableware",
    description:
      "Turned and polished from a single piece of Tabaka soapstone in Kisii, 29 cm across, with an etched band under the rim. For fruit or bread; no two have the same veins. Wipe with a damp cloth.",
    priceCents: 185000,
    stock: 12,
    pictureAlt: "Cream and rose soapstone bowl with a band of small etched marks",
  },
  {
    slug: "enamel-mug-pair",
    name: "Enamel Mugs, Pair",
    categorySlug: "tableware",
    description:
      "Two 400 ml enamel mugs with ink-dark rims, one white and one terracotta. Light, hard to break and as good on a campsite as at the office. Dishwasher safe, not for the microwave.",
    priceCents: 78000,
    stock: 63,
    pictureAlt: "A white and a terracotta enamel mug with dark rims",
  },
  {
    slug: "recycled-glass-tumblers",
    name: "Recycled Glass Tumblers, Set of 4",
    categorySlug: "tableware",
    description:
      "Four 350 ml tumblers made from recycled bottle glass, with a heavy, faintly green base. Expect small bubbles: they belong to the glass. Wash by hand in warm water.",
    priceCents: 140000,
    stock: 27,
    pictureAlt: "Four clear glass tumblers with pale green bases",
  },
  {
    slug: "acacia-serving-board",
    name: "Acacia Serving Board",
    categorySlug: "tableware",
    description:
      "Round acacia board, 32 cm across and 2 cm thick, with a handle and a leather loop to hang it by. Cut on one side, serve on the other. Wipe clean, dry upright and oil every few weeks.",
    priceCents: 175000,
    stock: 3,
    pictureAlt: "Round wooden serving board with limes and a small bowl of salt",
  },
  {
    slug: "sisal-kiondo-basket",
    name: "Sisal Kiondo Basket",
    categorySlug: "storage-laundry",
    description:
      "Coiled by hand from dyed sisal in Machakos, with two leather handles. 28 cm wide and 26 cm tall: a market bag, or a home for wool and toys. Spot clean and dry in the shade.",
    priceCents: 195000,
    stock: 20,
    pictureAlt: "Round sisal kiondo with terracotta and dark bands and leather handles",
  },
  {
    slug: "banana-fibre-laundry-basket",
    name: "Banana Fibre Laundry Basket",
    categorySlug: "storage-laundry",
    description:
      "Woven from dried banana stem over firm stakes, with a coiled lid. 36 cm across and 48 cm tall, room for two full loads of washing. Keep it dry and dust it with a soft brush.",
    priceCents: 420000,
    stock: 7,
    pictureAlt: "Tall woven laundry basket with a lid and a dark band",
  },
  {
    slug: "glass-storage-jars",
    name: "Glass Storage Jars, Set of 3",
    categorySlug: "storage-laundry",
    description:
      "Three glass jars of 0.7, 1.1 and 1.6 litres with tight mango-wood lids, for beans, rice and ndengu. The glass goes in the dishwasher; wipe the lids only. Sold empty.",
    priceCents: 210000,
    stock: 25,
    pictureAlt: "Three glass jars with wooden lids holding beans, rice and green grams",
  },
  {
    slug: "cedar-storage-crate",
    name: "Cedar Storage Crate",
    categorySlug: "storage-laundry",
    description:
      "Slatted cedar crate with rope handles, 40 by 27 cm and 21 cm high. Sanded smooth and left untreated, so it keeps its scent. Made for towels, books or vegetables; wipe with a dry cloth.",
    priceCents: 230000,
    stock: 14,
    pictureAlt: "Slatted wooden crate with rope handles and three rolled towels",
  },
  {
    slug: "kikoi-throw",
    name: "Kikoi Cotton Throw",
    categorySlug: "bedding-bath",
    description:
      "Handwoven cotton kikoi with terracotta, sage and gold stripes and knotted fringes, 120 by 170 cm. For the sofa, the beach or the foot of the bed. Machine wash cold; it gets softer.",
    priceCents: 240000,
    stock: 30,
    pictureAlt: "Folded striped cotton throw with fringes",
  },
  {
    slug: "cotton-bath-towels",
    name: "Cotton Bath Towels, Set of 4",
    categorySlug: "bedding-bath",
    description:
      "Four thick terry towels in sand, clay, white and sage, 70 by 140 cm each, 500 g/m² cotton. They drink up water and dry on the line in an afternoon. Machine wash at 40 °C.",
    priceCents: 360000,
    stock: 19,
    pictureAlt: "Stack of four folded towels in sand, clay, white and sage",
  },
  {
    slug: "linen-cushion-pair",
    name: "Linen Cushion Pair",
    categorySlug: "bedding-bath",
    description:
      "One 45 cm cushion in terracotta and one 45 by 27 cm with sage stripes, in washed linen with fibre fillings. Zipped covers come off for a cool machine wash. Iron while damp, or not at all.",
    priceCents: 295000,
    stock: 11,
    pictureAlt: "A terracotta cushion behind a smaller white cushion with green stripes",
  },
  {
    slug: "shuka-check-blanket",
    name: "Shuka Check Blanket",
    categorySlug: "bedding-bath",
    description:
      "Warm acrylic shuka in the red check known from the Maasai plains, 150 by 200 cm. Light enough to carry, warm enough for Limuru nights. Machine wash cold and line dry. Sold singly.",
    priceCents: 175000,
    stock: 48,
    pictureAlt: "Red and dark checked blankets, one folded and one rolled",
  },
  {
    slug: "clay-table-lamp",
    name: "Clay Table Lamp",
    categorySlug: "lighting",
    description:
      "Unglazed terracotta base, thrown by hand, with a linen drum shade; 47 cm tall in all. Takes an E27 bulb (not included) and comes with a three-pin plug. Dust with a dry cloth.",
    priceCents: 490000,
    stock: 8,
    pictureAlt: "Terracotta table lamp with a lit linen shade",
  },
  {
    slug: "sisal-pendant-shade",
    name: "Sisal & Cane Pendant Shade",
    categorySlug: "lighting",
    description:
      "An open dome of split cane bound with sisal, 42 cm across, that throws soft patterns on the wall. With 1.5 m of dark cloth cord and an E27 holder; have it fitted by an electrician.",
    priceCents: 385000,
    stock: 2,
    pictureAlt: "Woven dome pendant lamp with a warm bulb inside",
  },
  {
    slug: "brass-storm-lantern",
    name: "Enamel Storm Lantern",
    categorySlug: "lighting",
    description:
      "Terracotta enamel and brass around a clear glass globe, 31 cm tall without the handle. One filling of paraffin burns for about 18 hours. Trim the wick, and never leave it alone.",
    priceCents: 225000,
    stock: 17,
    pictureAlt: "Lit terracotta and brass storm lantern with a glass globe",
  },
  {
    slug: "beeswax-candle-trio",
    name: "Beeswax Candle Trio & Tray",
    categorySlug: "lighting",
    description:
      "Three pillar candles of Kenyan beeswax, 8, 12 and 17 cm tall, on a turned mango-wood tray. They smell faintly of honey and hardly drip. The tallest burns for about 60 hours.",
    priceCents: 265000,
    stock: 0,
    pictureAlt: "Three lit beeswax candles of different heights on a wooden tray",
  },
  {
    slug: "terracotta-planter",
    name: "Terracotta Planter with Saucer",
    categorySlug: "decor",
    description:
      "Fired clay pot, 24 cm across and 20 cm tall, with a drainage hole and its own saucer. The clay breathes, which roots like. The snake plant in the picture is not included.",
    priceCents: 125000,
    stock: 29,
    pictureAlt: "Terracotta pot and saucer planted with a snake plant",
  },
  {
    slug: "dried-grass-vase",
    name: "Stoneware Vase with Dried Grass",
    categorySlug: "decor",
    description:
      "Bone-white stoneware vase, 26 cm tall, with three terracotta lines, and seven stems of dried savannah grass. The grass needs no water and lasts for years. Keep it away from open flames.",
    priceCents: 220000,
    stock: 13,
    pictureAlt: "White round vase with tall dried grass",
  },
  {
    slug: "mango-wood-table-mirror",
    name: "Mango Wood Table Mirror",
    categorySlug: "decor",
    description:
      "Round mirror, 30 cm across, in a turned mango-wood ring on a solid foot that keeps it steady. For a dressing table or the hall. Clean the glass with a soft cloth and wax the wood once a year.",
    priceCents: 345000,
    stock: 10,
    pictureAlt: "Round table mirror in a wooden ring on a wooden foot",
  },
  {
    slug: "sisal-wall-plate-trio",
    name: "Sisal Wall Plates, Set of 3",
    categorySlug: "decor",
    description:
      "Three coiled sisal plates of 40, 30 and 23 cm with hand-dyed patterns, each with a loop at the back. Hang them together, or use them as trays for bread. Dust with a soft brush.",
    priceCents: 320000,
    stock: 15,
    pictureAlt: "Three round woven wall plates with terracotta, dark and sage patterns",
  },
];

/** Every product, each with the picture that scenes/render.mjs makes from the scene of the same name. */
export const demoProducts: DemoProduct[] = shelf.map((product) => ({
  ...product,
  picture: `/products/${product.slug}.jpg`,
}));
