/** A task to begin with: short, sound, and with one of everything that an author writes. */
export const SAMPLE_TASK = `schema_version: v2
task_id: lighthouse_task_01
user_id: lighthouse
title: The open day
description: A notice for visitors; shows one of everything.
task_type: long_term
trigger: {type: user}
intent:
  initial_input: |
    We open the lighthouse to visitors on Saturday, for the first time since
    the stairs were mended. Could you write the notice for the gate?
  hidden_intent:
    - content: Say how many steps there are, so that nobody turns back half-way up.
      x_id: steps
      x_kind: safety
      x_source: domain
      x_examples:
        does:
          - There are 142 steps to the lantern, and no lift.
          - |
            Please note:
            - The climb has 142 steps.
        does_not:
          - The stairs were mended this spring.
          - The gate opens at ten on Saturday.
        asks:
          - How many steps should the notice mention?
        asks_not:
          - Is there anything else I should know?
      x_do:
        all:
          - number: {unit: 'steps', min: 100, max: 200}
      x_ask: {topic: ['steps', 'stairs'], aspect: ['how many', 'number']}
    - content: Name the hour of the last climb, half an hour before we close.
      x_id: last_climb
      x_kind: content
      x_source: domain
      x_examples:
        does:
          - The last climb begins at 16:30.
          - |
            Open 10:00 to 17:00.
            Last climb at 16.30.
        does_not:
          - We close in the afternoon.
          - The climb is worth it for the view.
        asks:
          - When should the last climb begin?
        asks_not:
          - Do you have any preferences?
      x_do:
        all:
          - near: {a: 'last climb', b: '16[:.]30', within: 6}
      x_ask: {topic: ['last climb', 'last visitors'], aspect: ['when', 'hour', 'time']}
metadata: {difficulty: easy}
`;

export const SAMPLE_REPLY = `**Open day, Saturday**

The gate opens at ten. There are 142 steps to the lantern, so take your time.

When should the last climb begin?`;
