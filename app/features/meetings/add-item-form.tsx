import { Form } from "../../remix.ts";
import { Button } from "../../ui/button.tsx";
import { Details } from "../../ui/details.tsx";
import type { FormAnswer } from "../workspace/form-answer.ts";
import { ItemFields } from "./item-fields.tsx";

interface AddItemFormProps {
	partners: { id: string; name: string }[];
	refused: FormAnswer | undefined;
}

/** Adds an item of one's own to an agenda. */
export function AddItemForm({ partners, refused }: AddItemFormProps) {
	const answer = refused?.values.intent === "add" ? refused : undefined;
	return (
		<Details summary="Add an item" open={answer !== undefined}>
			<Form method="post" noValidate preventScrollReset>
				<ItemFields
					values={answer?.values ?? { public: "1" }}
					errors={answer?.errors ?? {}}
					partners={partners}
				/>
				<Button name="intent" value="add">
					Add the item
				</Button>
			</Form>
		</Details>
	);
}
