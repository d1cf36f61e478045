import type { Tag } from '../../directory/tag.ts'
import { builder } from '../builder.ts'

export const TagType = builder.objectRef<Tag>('Tag').implement({
  fields: (t) => ({ key: t.exposeString('key'), value: t.exposeString('value') }),
})

export const TagInput = builder.inputType('TagInput', {
  fields: (t) => ({ key: t.string({ required: true }), value: t.string({ required: true }) }),
})
