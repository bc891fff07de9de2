/// Files that lie beside the book in the error gallery, most of them wrong in one way.
enum GalleryFiles {
  static let texts: [String: String] = [
    "empty.csv": "",
    "loop.csv": "Name,Title,Question\nwaiting,Waiting,waiting\n",
    "swap.rap": #"""
    workshop "Swap" privacy named
    statement "S"
    block "A" accept score mode blind
    end

    """#,
    "cards.csv": #"""
    person,1,2
    dana-reyes,3,3

    """#,
    "strangers.csv": #"""
    person,1
    zoe-marsh,3
    nobody,4

    """#,
    "e-empty.csv": "",
    "e-twice.csv": #"""
    handle,title,title

    """#,
    "e-handle.csv": #"""
    handle,title,side
    Legal Unit,Legal,business

    """#,
    "e-number.csv": #"""
    handle,of,date,value
    x7,qualified-leads,2026-01-01,5

    """#,
    "e-value.csv": #"""
    handle,of,date,value
    r7,qualified-leads,2026-01-01,five

    """#,
    "e-range.csv": #"""
    handle,title,capacity
    lea,Lea,200

    """#,
    "e-date.csv": #"""
    handle,of,date,value
    r7,qualified-leads,01/02/2026,5

    """#,
    "e-case.csv": #"""
    handle,title,side
    legal,Legal,neither

    """#,
    "e-reference.csv": #"""
    handle,of,date,value
    r7,more-leads,2026-01-01,5

    """#,
    "e-known.csv": #"""
    handle,title,side
    sales,Sales,business

    """#,
    "e-missing.csv": #"""
    handle,title,side
    legal,,business

    """#,
    "e-links.csv": #"""
    handle,in
    legal,sales

    """#,
    "e-torn.csv": #"""
    handle,in
    "sales,marketing

    """#,
    "answers.csv": #"""
    statement,by,view,score
    s1,dana-reyes,own,3

    """#,
    "list.json": "[]",
    "bare.json": "[\n  {}\n]",
    "odd-people.csv": "Name,Team,When\nAda,TBD,2027-02-30\n",
    "nameless.csv": #"""
    statement,view,score
    s1,own,3

    """#,
    "greet.rap": #"""
    param name "Your name?"
    param unit of units "Which unit?" = it
    say "{$name} of {$unit}"

    """#,
    "initiatives.csv": """
    title,for,request
    A new CRM,qualified-leads,crm-upgrade
    Quotes,qualified-leads,faster-quotes

    """,
    "loop.rap": #"""
    run "loop.rap"

    """#,
    "others.rap": #"""
    add unit "Legal"
    open "other.book"

    """#,
    "halves.rap": #"""
    add unit "Legal"
    keep p3
    add unit "Field"

    """#,
    "outside.rap": #"""
    run "../x.rap"

    """#,
    "elsewhere.rap": #"""
    open "x.book"

    """#,
    "mistakes.rap": #"""
    add unti "Legal"
    promises where (overdue
    set lead-router due 03/04/25
    promises where by = legl

    """#,
    "later.rap": #"""
    import "people.csv" into people map title = "Name"
    set ada-moss role "Analyst"

    """#,
    "namesake.rap": #"""
    add person "Dana Reyes" in sales
    set dana-reyes role "Analyst"

    """#,
    "rated-twice.rap": #"""
    add workshop "W" privacy grouped
    add statement "S" of w
    import "answers.csv" into ratings by statement, by
    import "answers.csv" into ratings by statement, by

    """#,
    "odd.csv": #"""
    x1,y1
    1,2

    """#,
    "open.rap": #"""
    say "never closed

    """#,
    "nothing.csv": "",
    "nothing.json": " ",
    "goals.csv": #"""
    title,of
    Grow,marketing

    """#,
    "bad.csv": #"""
    title,in,acumen,capacity
    Ada,markting,6,100
    Bo,it,high,50
    Cy,it
    Di,sales,2.5,20

    """#,
    "numbers.csv": #"""
    of,date,value
    qualified-leads,2026-11-01,1.2.3
    qualified-leads,11/02/2026,4

    """#,
    "ambiguous.csv": #"""
    title,by,to
    X,Twin,sales
    ,it,sales

    """#,
    "handles.csv": #"""
    title,handle,side
    Marketing again,marketing,busines
    New,New One,it
    Other,sales,it

    """#,
    "keys.csv": #"""
    title,role
    Dana Reyes,CMO
    ,Nobody

    """#,
    "quotes.csv": #"""
    title,role
    "Ada" Moss,Analyst

    """#,
    "open.csv": #"""
    title,role
    "Ada,Analyst
    Bo,Clerk

    """#,
    "twice.csv": #"""
    title,role,role
    Ada,a,b

    """#,
    "twins.csv": #"""
    title,mission
    Twin,x

    """#,
    "owners.csv": #"""
    What,Goal,Whom
    X,old-portal,it

    """#,
    "needs.csv": #"""
    who,unit
    sam-osei,nowhere
    Nobody Known,it

    """#,
  ]

  /// Text in Latin-1, and text with a NUL byte.
  static let bytes: [String: [UInt8]] = [
    "latin.csv": Array("title,role\nZo".utf8) + [0xEB] + Array(",Clerk\n".utf8),
    "nul.csv": Array("title,role\nAda\0,Clerk\n".utf8),
  ]
}
