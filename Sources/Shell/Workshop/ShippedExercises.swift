// Made by scripts/embed-exercises from scripts/exercises; a test compares the two.

/// The exercises that the program brings along, by the names they are run by.
enum ShippedExercises {
  static let names = texts.keys.sorted()

  static let texts: [String: String] = [
    "1-2-4-all": #"""
    workshop "1-2-4-All" group "6-40" minutes 35 privacy named materials "cards and pens" purpose "Lets everybody think before anybody talks, then keeps what survives in twos, fours and the whole room."

    param subject of goals "Which goal is it about?"

    block "Alone" minutes 4 mode open prompt "Alone and in silence: what would help this goal most?"
      say "One minute to think, the rest to write. Nobody talks."
      timer 1 "Think"
    end
    block "In twos" minutes 6 mode pair prompt "Show each other what you wrote. Keep what both find strong."
    end
    block "In fours" minutes 10 mode rotate prompt "With another partner: join another pair, and agree on one idea that all four would back."
    end
    block "All" minutes 15 mode open accept text into offers prompt "One voice for each four: what is the idea, and who gains by it?"
      say "Each idea goes into the book as an offer of the side that makes it."
    end
    """#,
    "alignment-check": #"""
    workshop "Alignment check" group "6-40" minutes 60 privacy grouped materials "cards and pens" purpose "Both sides rate twelve practices in six fields, as they see them and as they think the others do; the mean of the fields is the alignment."

    statement "Communications: each side knows the plans of the other before they are final"
    statement "Communications: what one side says, the other can repeat in its own words"
    statement "Value: we measure what a system brings, not only what it costs"
    statement "Value: after a delivery we look whether it brought what was hoped"
    statement "Governance: it is clear who decides what comes first"
    statement "Governance: whoever loses a decision knows why"
    statement "Partnership: IT has a seat where business ideas begin"
    statement "Partnership: risk and success are shared"
    statement "Scope and architecture: our systems let the business change"
    statement "Scope and architecture: there are few surprises between systems"
    statement "Skills: people know enough of the other side's trade to ask good questions"
    statement "Skills: people move between the sides, and are glad of it"

    block "What is rated" minutes 5 mode open prompt "Twelve practices in six fields. 1: not at all. 5: that is how we work."
      say "Rate what happens, not what is written in a policy."
    end
    block "As we see it" minutes 12 mode blind accept score view own prompt "How is it, seen from your side?"
    end
    block "As they see it" minutes 12 mode blind accept score view guess prompt "And what did the other side answer?"
    end
    block "What we see" minutes 16 mode open reveal facilitator prompt "Where do both sides agree that it is weak? Where does only one of them think so?"
      say "A field's value is the mean of its practices, and the overall value the mean of the six fields, which is not the mean of all answers."
    end
    block "Two fields" minutes 15 mode open accept text into drivers type challenge prompt "In which field would a change help most, and what is in the way of it?"
    end
    """#,
    "empathy-map": #"""
    workshop "Empathy map" group "4-16" minutes 50 privacy named materials "a large sheet with four fields" purpose "Collects what somebody on the other side sees, hears, does and worries about, and has them correct it."

    block "Whose day is it?" minutes 5 mode open prompt "Choose one role on the other side. Somebody who has it is in the room."
      say "Choose a role rather than a person. Whoever has that role listens first and speaks last."
    end
    block "Sees and hears" minutes 10 mode open accept text prompt "What do they see and hear on a usual day?"
      say "Only what could be filmed: screens, calls, meetings, the corridor."
    end
    block "Says and does" minutes 10 mode open accept text prompt "What do they say aloud, and what do they do?"
    end
    block "Worries and hopes" minutes 10 mode open accept text prompt "What keeps them awake, and what would make their week?"
      say "These are guesses. The next block belongs to the person whose day it is."
    end
    block "Put right" minutes 15 mode open accept text into drivers type motivation prompt "You whose day it is: what is right, what is wrong, what is missing?"
      say "What they say now is stated by them, and it enters the book as theirs."
    end
    """#,
    "fist-to-five": #"""
    workshop "Fist to five" group "3-40" minutes 20 privacy named materials "nothing" purpose "Shows in a minute how far a group stands behind a proposal, and asks those who do not what they would need."

    block "The proposal" minutes 4 mode open prompt "What exactly is proposed? One sentence that everybody hears the same."
    end
    block "Show your hand" minutes 4 mode blind accept fist reveal all-in show 3 prompt "0: I stand in its way. 3: I can live with it. 5: I will lead it."
    end
    block "What would it take?" minutes 7 mode open accept text into drivers type need prompt "Those with nought, one or two: what would make it a three?"
      say "Only questions to understand. Nobody is talked round."
    end
    block "Once more" minutes 5 mode blind accept fist reveal all-in show 3 prompt "The proposal as it is now: nought to five."
    end
    """#,
    "five-whys": #"""
    workshop "Five whys on a request" group "3-10" minutes 40 privacy named materials "the request on the screen" purpose "Walks from the technology that was asked for to the problem behind it, and writes the problem into the book."

    param subject of requests "Which request is it about?"

    block "The request" minutes 5 mode open prompt "What was asked for, in the asker's own words?"
      say "{$subject}: {$subject.title}"
      say "Whoever asked tells it once more, without naming any product."
    end
    block "First why" minutes 5 mode open accept text prompt "Why is it needed? What happens today without it?"
    end
    block "Second why" minutes 5 mode open accept text prompt "And why does that happen?"
    end
    block "Third why" minutes 5 mode open accept text prompt "And why that?"
      say "Answers that begin with a person's name go one step back: which rule or habit made them do it?"
    end
    block "Fourth why" minutes 5 mode open accept text prompt "And why that?"
    end
    block "Fifth why" minutes 5 mode open accept text into drivers type challenge prompt "What is the cause that, once gone, takes the request with it?"
      say "This sentence becomes a challenge of whoever says it."
    end
    block "So what is asked?" minutes 10 mode open prompt "Clarify the request with it: clarify REQUEST for DRIVER because \"…\""
      say "The driver's handle stands in the list: drivers | sort noted desc | first 3"
    end
    """#,
    "impact-map": #"""
    workshop "Impact map" group "4-12" minutes 60 privacy named materials "a wall, cards in four colours" purpose "From a goal to the people who can help or hinder it, to what they should do otherwise, to what IT could deliver."

    param subject of goals "Which goal is mapped?"

    block "Why" minutes 8 mode open prompt "What is the goal, and how will we know that it is met?"
      say "{$subject.title}: measured by {$subject.measure}, from {$subject.baseline} to {$subject.target}"
    end
    block "Who" minutes 12 mode open accept text prompt "Who can bring it nearer, and who can stand in its way?"
      say "Customers and colleagues, those who decide and those who only use it."
    end
    block "How" minutes 15 mode open accept text into drivers type need prompt "What should each of them do otherwise than today?"
      say "A change in what people do, not a thing that is built."
    end
    block "What" minutes 15 mode open accept text into offers prompt "What could be delivered to help that change along? The smallest thing first."
    end
    block "Which first" minutes 10 mode blind accept fist reveal all-in show 3 prompt "How sure are you that the first of these moves the goal? Nought to five."
    end
    """#,
    "perspective-swap": #"""
    workshop "Perspective swap" group "6-30" minutes 75 privacy grouped materials "cards and pens, a clock everybody sees" purpose "Two sides guess each other's view, ask each other, guess again, and see how much nearer they came."

    statement "IT knows what our customers wait for"
    statement "When something changes, the others hear of it in time"
    statement "What was promised is delivered as promised"
    statement "Priorities are set together"
    statement "A no comes with a reason"
    statement "We are asked before something is decided about our work"

    block "Welcome" minutes 5 mode open prompt "Two sides, one company. What do the others see?"
      say "Nobody gets better at seeing with other people's eyes by trying hard. People get better by asking. That is what the next hour is for."
      say "You will answer six statements three times: as yourself, then as the others, and as the others once more after you have talked."
    end
    block "Your own view" minutes 8 mode blind accept score view own prompt "How true is each statement, seen from your own desk? 1 not at all, 5 fully."
      say "Answer for yourself, not for your unit. Nobody sees it now; later only units of five or more are shown."
    end
    block "First guess" minutes 8 mode pair accept score view guess confidence asked prompt "What did the other side answer? And how sure are you, 0 to 100?"
      say "Do not answer what would be right. Answer what you think they wrote down."
    end
    block "Ask each other" minutes 20 mode pair prompt "Take turns: five minutes of questions each. Only questions, and no numbers."
      say "Ask what their day is like, where it hurts, what they would change first. Whoever is asked may tell as much as they like; nobody says which number they gave."
    end
    block "Second guess" minutes 8 mode pair accept score view guess confidence asked prompt "The same statements once more: what did the other side answer?"
    end
    block "What we see" minutes 16 mode open reveal facilitator prompt "Where were we far off, and what did asking change?"
      say "`reveal` shows every statement: what they say, the first guess, the second one. The worst blind spot stands first. Ask the side that was guessed to tell a story about it."
    end
    block "What drives us" minutes 10 mode open accept text into drivers type challenge prompt "One thing that the other side should remember about your work."
      say "Each may say one sentence. It goes into the book as yours, in your words."
    end
    """#,
    "pre-mortem": #"""
    workshop "Pre-mortem" group "4-20" minutes 45 privacy named materials "cards and pens" purpose "Looks back from a failure that has not happened yet, and keeps every reason as an objection to be answered."

    param subject of initiatives "Which initiative is it about?"

    block "A year from now" minutes 5 mode open prompt "It is a year from now, and it went wrong. Completely."
      say "{$subject.title} has failed. Nobody doubts it. You need not be fair, and you need not be sure."
    end
    block "Why did it fail?" minutes 10 mode blind accept text into objections about $subject reveal facilitator show 1 prompt "Write down one reason that you would not say aloud in a steering meeting."
      say "Alone and in silence. Each reason is kept as an objection, and an objection stays until somebody answers it."
    end
    block "What they say" minutes 10 mode pair prompt "Read them with a partner. Which one would you bet on?"
    end
    block "How likely?" minutes 5 mode blind accept fist reveal all-in show 3 prompt "How likely is it that one of these happens? Nought to five."
    end
    block "What we do about it" minutes 15 mode open prompt "Who answers which objection, until when? promise \"…\" by … to … due … writes it down."
    end
    """#,
    "role-reversal": #"""
    workshop "Role reversal" group "4-20" minutes 55 privacy named materials "a chair that faces the room" purpose "Each side argues for the other, until the other says: yes, that is how we see it."

    param subject of goals "Which goal do you see differently?"

    block "Two positions" minutes 10 mode open prompt "Each side says in three sentences how it sees the goal."
      say "No replies yet. Write down the words the others use."
    end
    block "Change seats" minutes 15 mode pair prompt "Now speak as the other: I am …, and what matters to me is …"
      say "Take the other chair. Say I, not they. Your partner only nods or shakes their head."
    end
    block "Rotate" minutes 12 mode rotate prompt "The same with another partner, who says when it fits."
    end
    block "How near was it?" minutes 5 mode blind accept fist reveal all-in show 3 prompt "How well were you spoken for? Nought to five."
    end
    block "What we had wrong" minutes 13 mode open accept text into drivers type need prompt "What had the others wrong about you, and what should they know?"
    end
    """#,
    "trust-retrospective": #"""
    workshop "Trust retrospective" group "4-20" minutes 60 privacy grouped materials "the promises of the period on the screen" purpose "Goes through what was promised and what became of it, and lets both sides guess how reliable the other finds them."

    param since of date "From which day on?" = today - 90d

    statement "What they promise, they deliver"
    statement "When it will be late, they say so early"
    statement "They promise no more than they can"
    statement "When something breaks, they say what they learnt"

    block "What was promised" minutes 10 mode open prompt "The promises of the period, read out without comment."
      promises where made >= $since | sort due | show title, by, to, due, status
    end
    block "How reliable are they?" minutes 7 mode blind accept score view own prompt "How true is it of the other side? 1 not at all, 5 fully."
    end
    block "What do they say of us?" minutes 7 mode blind accept score view guess prompt "What did the other side answer about you?"
    end
    block "One kept, one broken" minutes 16 mode pair prompt "Each tells of one promise that was kept and one that was not, and what it did to their week. No excuses, no advice."
    end
    block "And now?" minutes 5 mode blind accept score view guess prompt "Once more: what did the other side answer about you?"
    end
    block "What we see" minutes 8 mode open reveal facilitator prompt "Where do we think we are trusted, and are not? Where is it the other way round?"
    end
    block "One promise each" minutes 7 mode open prompt "One small promise from each side, for the next four weeks: promise \"…\" by … to … due +4w"
    end
    """#,
    "what-i-need-from-you": #"""
    workshop "What I need from you" group "6-30" minutes 60 privacy named materials "one spokesperson for each unit" purpose "Every unit says what it must have from another, and gets a plain answer: yes, no, or we will try. A yes is a promise."

    block "Our two needs" minutes 15 mode open prompt "In your unit: which two things do you need from the others most, so that you can do your work?"
      say "Not wishes: what you cannot do without. Say what, for when, and how you would notice that you have it."
    end
    block "Ask" minutes 15 mode open accept text into needs prompt "Each spokesperson says their unit's needs, one sentence each."
      say "Nobody answers yet, nobody explains. The others write down what they hear."
    end
    block "Confer" minutes 10 mode open prompt "In your unit: what do you answer to each need?"
      say "There are three answers. Yes: you will have it. No: you will not. Try: we do not know yet. No reasons, no bargaining."
    end
    block "Answer" minutes 15 mode open accept yes-no-try into promises prompt "Yes, no or try, to each need that was said."
      say "A yes is written down as a promise, by your unit to theirs."
    end
    block "Dates" minutes 5 mode open prompt "When will each promise be kept? move pN due DATE writes it down."
    end
    """#,
  ]
}
