import { z } from "zod";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import { Button, ButtonLink } from "./button.tsx";
import { Details } from "./details.tsx";
import { ErrorMessage } from "./error-message.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { compareWithFixtures, expressible } from "./fixtures.support.tsx";
import { InsetText } from "./inset-text.tsx";
import { NotificationBanner } from "./notification-banner.tsx";
import { SkipLink } from "./skip-link.tsx";
import { SummaryList } from "./summary-list.tsx";
import { Table } from "./table.tsx";
import { Tag } from "./tag.tsx";
import { WarningText } from "./warning-text.tsx";

const text = z.string();
const words = z.strictObject({ text });
const look = z.templateLiteral(["govuk-button--", z.enum(["secondary", "warning", "inverse"])]);
const lookOf = (classes: string | undefined) => classes?.split("--")[1] as "secondary" | undefined;
const colours = ["grey", "teal", "green", "purple", "magenta", "red", "orange", "yellow"] as const;

const pair = z.strictObject({
	key: words,
	value: words,
	actions: z
		.strictObject({
			items: z.array(z.strictObject({ href: text, text, visuallyHiddenText: text.optional() })),
		})
		.optional(),
});
const cell = z.strictObject({ text: z.union([text, z.number()]), format: z.literal("numeric").optional() });

compareWithFixtures([
	expressible(
		"button",
		8,
		z.strictObject({
			text,
			type: z.enum(["button", "submit"]).optional(),
			name: text.optional(),
			value: text.optional(),
			id: text.optional(),
			classes: look.optional(),
			disabled: z.boolean().optional(),
		}),
		({ text, classes, ...rest }) => (
			<Button {...rest} look={lookOf(classes)}>
				{text}
			</Button>
		),
	),
	expressible("button", 2, z.strictObject({ text, href: text }), ({ text, href }) => (
		<ButtonLink href={href}>{text}</ButtonLink>
	)),
	expressible(
		"tag",
		10,
		z.strictObject({ text, classes: z.templateLiteral(["govuk-tag--", z.enum(colours)]).optional() }),
		({ text, classes }) => (
			<Tag colour={classes?.split("--")[1] as (typeof colours)[number] | undefined}>{text}</Tag>
		),
	),
	expressible(
		"summary-list",
		3,
		z.strictObject({ rows: z.array(pair), classes: z.literal("govuk-summary-list--no-border").optional() }),
		({ rows, classes }) => (
			<SummaryList
				noBorder={classes !== undefined}
				rows={rows.map((row) => ({
					key: row.key.text,
					value: row.value.text,
					actions: row.actions?.items,
				}))}
			/>
		),
	),
	expressible(
		"error-summary",
		6,
		z.strictObject({
			titleText: text,
			descriptionText: text.optional(),
			errorList: z.array(z.strictObject({ text, href: text.optional() })).optional(),
		}),
		(o) => <ErrorSummary title={o.titleText} description={o.descriptionText} errors={o.errorList ?? []} />,
	),
	expressible("error-message", 2, z.strictObject({ id: text.optional(), text }), ({ id, text }) => (
		<ErrorMessage id={id}>{text}</ErrorMessage>
	)),
	expressible(
		"notification-banner",
		5,
		z.strictObject({ text, type: z.literal("success").optional(), titleText: text.optional() }),
		(o) => (
			<NotificationBanner type={o.type} title={o.titleText}>
				{o.text}
			</NotificationBanner>
		),
	),
	expressible(
		"breadcrumbs",
		6,
		z.strictObject({
			items: z.array(z.strictObject({ text, href: text.optional() })),
			collapseOnMobile: z.boolean().optional(),
			classes: text.optional(),
		}),
		({ classes, ...o }) => <Breadcrumbs {...o} className={classes} />,
	),
	expressible("skip-link", 5, z.strictObject({ text, href: text.optional() }), ({ text, href }) => (
		<SkipLink href={href}>{text}</SkipLink>
	)),
	expressible(
		"inset-text",
		4,
		z.strictObject({ text, id: text.optional(), classes: text.optional() }),
		({ text, id, classes }) => (
			<InsetText id={id} className={classes}>
				{text}
			</InsetText>
		),
	),
	expressible(
		"details",
		6,
		z.strictObject({
			summaryText: text,
			text,
			id: text.optional(),
			open: z.boolean().optional(),
			classes: text.optional(),
		}),
		({ summaryText, text, classes, ...o }) => (
			<Details {...o} summary={summaryText} className={classes}>
				{text}
			</Details>
		),
	),
	expressible(
		"warning-text",
		4,
		z.strictObject({ text, iconFallbackText: text.optional() }),
		({ text, iconFallbackText }) => <WarningText iconFallbackText={iconFallbackText}>{text}</WarningText>,
	),
	expressible(
		"table",
		6,
		z.strictObject({
			caption: text.optional(),
			captionClasses: z.templateLiteral(["govuk-table__caption--", z.enum(["s", "m", "l"])]).optional(),
			classes: text.optional(),
			head: z.array(cell).optional(),
			rows: z.array(z.array(cell)),
			firstCellIsHeader: z.boolean().optional(),
		}),
		(o) => (
			<Table
				caption={o.caption}
				captionSize={o.captionClasses?.slice(-1) as "m" | undefined}
				className={o.classes}
				firstCellIsHeader={o.firstCellIsHeader}
				columns={o.rows[0]?.map(({ format }, i) => ({ header: o.head?.[i]?.text, numeric: !!format }))}
				rows={o.rows.map((row) => row.map((c) => c.text))}
			/>
		),
	),
]);
