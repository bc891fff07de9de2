/// The small company that every example of the help presumes, as a script.
package enum SampleBook {
  /// What day it is in every test.
  package static let today = "2026-11-23"

  package static let script = #"""
    add unit "Marketing" side business mission "leads that sales can use"
    add unit "IT" side it
    add unit "Sales" side business in marketing
    add person "Dana Reyes" in marketing role "CMO" acumen 3
    add person "Sam Osei" in it role "Architect" acumen 4
    add person "Zoë Marsh" in sales role "Sales lead"
    add membership person sam-osei in sales role "guest"

    add goal "Qualified leads" of marketing, sales owner dana-reyes measure "leads a month" baseline 400 target 600 due 2027-03-31
    add goal "Fewer calls" of sales owner zoe-marsh due 2026-10-31
    set qualified-leads status agreed
    add reading of qualified-leads date 2026-09-30 value 430
    add reading of qualified-leads date 2026-10-31 value 450

    # Nothing refers to d1, so that it can be removed.
    add driver "A tidy inbox on Friday" of zoe-marsh type motivation weight 2
    add driver "Leads wait three days" of dana-reyes type challenge weight 5 basis stated about qualified-leads
    add driver "One number for the board" of marketing type need weight 4 basis observed

    add request "CRM upgrade" from dana-reyes asked 2026-10-01 technology "CRM"
    add request "Faster quotes" from zoe-marsh to it asked 2026-10-05
    clarify faster-quotes for qualified-leads because "quotes follow leads"
    add offer "Reporting sandbox" by it to marketing for d3

    add initiative "Lead router" for qualified-leads lead sam-osei share 40 with it due 2027-02-01 status active
    add initiative "Old portal" due 2026-09-30
    add milestone "First lead routed" of lead-router due 2026-12-15

    promise "Leads routed within the hour" by it to marketing for lead-router made 2026-10-01 due 2026-12-18
    promise "Weekly numbers by Monday" by sam-osei to dana-reyes for qualified-leads made 2026-09-01 due 2026-11-13
    promise "Field list for the router" by dana-reyes to it made 2026-08-20 due 2026-09-01
    promise "Portal switched off" by it to sales made 2026-06-01 due 2026-10-10
    promise "Access for guests" by sam-osei to sales made 2026-07-01
    keep p3 on 2026-09-10
    break p4 on 2026-10-12 because "the vendor slipped"
    # A promise that somebody else entered, as a file of the past brings it.
    import "unconfirmed.csv" into promises as history

    add series "Leads weekly" about qualified-leads with marketing, it cadence weekly
    add meeting "Leads weekly 1" of leads-weekly about qualified-leads date 2026-11-16 form review with dana-reyes, sam-osei
    add contribution "Router prototype" for qualified-leads by lead-router date 2026-11-10 value 20
    add embed person sam-osei in sales for qualified-leads share 20 start 2026-09-01
    add objection "The router may lose leads at night" by zoe-marsh about lead-router raised 2026-11-02
    """#

  /// Files that lie beside the script, and that the examples read.
  package static let files = [
    "unconfirmed.csv": """
    title,by,to,made,due,status
    Training for the reps,it,sales,2026-11-01,2027-01-15,unconfirmed

    """,
    "people.csv": """
    Name,Team
    Ada Moss,Marketing
    Bo Lind,Field

    """,
    "promises.csv": """
    What,Who,Whom,When
    Dashboards on the wall,it,sales,15/01/2027

    """,
    "import-people.rap": """
    param folder "Which folder holds the files?"
    say "from {$folder}"
    import "people.csv" into people map title = "Name", in = "Team" creating unit by title

    """,
  ]
}
