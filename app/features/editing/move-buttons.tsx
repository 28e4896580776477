import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";

interface MoveButtonsProps {
	item: { slug: string; title: string; version: number };
	isFirst: boolean;
	isLast: boolean;
}

/** The buttons that move one thing of a list; at an end of the list, the one that leads on. */
export function MoveButtons({ item, isFirst, isLast }: MoveButtonsProps) {
	const of = <span className="govuk-visually-hidden"> {item.title}</span>;
	return (
		<Form method="post" className="app-edit-list__moves" preventScrollReset>
			<input type="hidden" name="version" value={item.version} />
			<input type="hidden" name="slug" value={item.slug} />
			{!isFirst && (
				<Button look="secondary" name="direction" value="up">
					Move up{of}
				</Button>
			)}
			{!isLast && (
				<Button look="secondary" name="direction" value="down">
					Move down{of}
				</Button>
			)}
		</Form>
	);
}
