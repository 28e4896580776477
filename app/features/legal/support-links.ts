/** The links in the foot of every page, in the same order everywhere (WCAG 2.2, criterion 3.2.6). */
export const supportLinks = [
	{ text: "Help", href: "/help" },
	{ text: "Accessibility", href: "/accessibility" },
	{ text: "Cookies", href: "/cookies" },
	{ text: "Privacy", href: "/privacy" },
];
