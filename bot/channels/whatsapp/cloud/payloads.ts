/** A button under a message; pressed, it brings its id back. `{"type":"reply","reply":{"id":"12.2","title":"2. Nee"}}` */
export type ReplyButton = { readonly type: 'reply'; readonly reply: { readonly id: string; readonly title: string } };

/** A row of a list; picked, it brings its id back. */
export type Row = { readonly id: string; readonly title: string; readonly description?: string };

type Words = { readonly body: { readonly text: string } };
export type Interactive =
  | (Words & { readonly type: 'button'; readonly action: { readonly buttons: readonly ReplyButton[] } })
  | (Words & {
      readonly type: 'list';
      readonly action: { readonly button: string; readonly sections: readonly [{ readonly rows: readonly Row[] }] };
    });

type TextParameter = { readonly type: 'text'; readonly text: string };
/** What is filled into an approved text: its variables in their order, and what its buttons bring back. */
export type Component =
  | { readonly type: 'body'; readonly parameters: readonly TextParameter[] }
  | {
      readonly type: 'button';
      readonly sub_type: 'quick_reply';
      readonly index: string;
      readonly parameters: readonly [{ readonly type: 'payload'; readonly payload: string }];
    };
export type Template = {
  readonly name: string;
  readonly language: { readonly code: string };
  readonly components: readonly Component[];
};

export type Location = {
  readonly latitude: number;
  readonly longitude: number;
  readonly name: string;
  readonly address: string;
};

/** A file by the id that Meta gave it. A caption stands under it, but for a recording, which has none. */
export type Media =
  | { readonly type: 'image'; readonly image: { readonly id: string; readonly caption?: string } }
  | { readonly type: 'video'; readonly video: { readonly id: string; readonly caption?: string } }
  | {
      readonly type: 'document';
      readonly document: { readonly id: string; readonly filename: string; readonly caption?: string };
    }
  | { readonly type: 'audio'; readonly audio: { readonly id: string; readonly voice?: true } };

/** What a message of ours may hold. */
export type Content =
  | { readonly type: 'text'; readonly text: { readonly body: string; readonly preview_url: false } }
  | { readonly type: 'interactive'; readonly interactive: Interactive }
  | { readonly type: 'template'; readonly template: Template }
  | { readonly type: 'location'; readonly location: Location }
  | Media;

/** To whom: a telephone number, or whoever has hidden hers behind a name by the id that Meta gave us for her. */
export type Recipient = { readonly to: string } | { readonly recipient: string };

export type SendMessage = Content &
  Recipient & {
    readonly messaging_product: 'whatsapp';
    readonly recipient_type: 'individual';
    /** Comes back with every status of this message. */
    readonly biz_opaque_callback_data: string;
  };

export type MarkRead = {
  readonly messaging_product: 'whatsapp';
  readonly status: 'read';
  readonly message_id: string;
  readonly typing_indicator?: { readonly type: 'text' };
};
