/** The demo shop's first buyers, and what they say of what they bought: plain data for the seed. */

export type DemoReview = { slug: string; stars: 1 | 2 | 3 | 4 | 5; content: string };

export type DemoBuyer = {
  name: string;
  email: string;
  phone: string;
  county: string;
  address: string;
  reviews: DemoReview[];
};

export const demoBuyers: DemoBuyer[] = [
  {
    name: "Achieng Odhiambo",
    email: "achieng.odhiambo@example.com",
    phone: "+254712000101",
    county: "Kisumu",
    address: "Milimani, Tom Mboya Drive 12",
    reviews: [
      {
        slug: "stoneware-dinner-set",
        stars: 5,
        content:
          "Came to Kisumu without a single chip, every plate wrapped on its own. Heavy in the hand and the glaze is lovely. We use it daily now, not only for visitors.",
      },
      {
        slug: "sisal-kiondo-basket",
        stars: 4,
        content:
          "Strong handles and it stands by itself. A little smaller than I had pictured, so look at the sizes first.",
      },
    ],
  },
  {
    name: "Kamau Njoroge",
    email: "kamau.njoroge@example.com",
    phone: "+254712000102",
    county: "Nairobi",
    address: "Kilimani, Argwings Kodhek Road 40",
    reviews: [
      {
        slug: "enamel-chai-kettle",
        stars: 5,
        content: "Chai for eight people in one go. The handle stays cool enough if you do not fill it to the brim.",
      },
      {
        slug: "sufuria-set",
        stars: 4,
        content: "Good thick bottoms, ugali does not catch. I wish all three had lids, not only the big one.",
      },
    ],
  },
  {
    name: "Fatma Salim",
    email: "fatma.salim@example.com",
    phone: "+254712000103",
    county: "Mombasa",
    address: "Nyali, Links Road 7",
    reviews: [
      {
        slug: "kikoi-throw",
        stars: 5,
        content: "True kikoi, softer after each wash, and the colours have kept for two months of sun on the balcony.",
      },
      {
        slug: "cotton-bath-towels",
        stars: 3,
        content: "They dry well, but they lost a lot of fluff in the first two washes. Fine since then.",
      },
      {
        slug: "kisii-soapstone-bowl",
        stars: 5,
        content: "Every vein in the stone is different. A present I nearly kept for myself.",
      },
    ],
  },
  {
    name: "Chebet Koech",
    email: "chebet.koech@example.com",
    phone: "+254712000104",
    county: "Uasin Gishu",
    address: "Eldoret, Elgon View 3",
    reviews: [
      {
        slug: "shuka-check-blanket",
        stars: 5,
        content: "Warm enough for Eldoret in July, and that says a lot. The children fight over it.",
      },
      {
        slug: "ceramic-charcoal-jiko",
        stars: 4,
        content: "Uses about half the charcoal of our old one. It needs ten minutes to get going, so light it early.",
      },
    ],
  },
  {
    name: "Mutua Musyoka",
    email: "mutua.musyoka@example.com",
    phone: "+254712000105",
    county: "Machakos",
    address: "Machakos town, Syokimau Road 21",
    reviews: [
      {
        slug: "sisal-kiondo-basket",
        stars: 5,
        content: "My mother weaves these, and she turned it round three times and said: well made.",
      },
      {
        slug: "brass-storm-lantern",
        stars: 4,
        content: "Two power cuts already and it lit the whole table. The brass wants polishing now and then.",
      },
      { slug: "enamel-chai-kettle", stars: 4, content: "Pours without dripping, which is more than our last one did." },
    ],
  },
];
