// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "rapport",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "rapport", targets: ["rapport"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .target(name: "CLibedit", linkerSettings: [.linkedLibrary("edit")]),
    .systemLibrary(
      name: "CWorkbook", pkgConfig: "minizip",
      providers: [.apt(["libminizip-dev", "libexpat1-dev"]), .brew(["minizip"])]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "TextLayout", swiftSettings: strict),
    .target(name: "Language", dependencies: ["TextLayout"], swiftSettings: strict),
    .target(name: "Domain", swiftSettings: strict),
    .target(name: "Insight", swiftSettings: strict),
    .target(name: "Query", dependencies: ["Language", "Domain", "Insight"], swiftSettings: strict),
    .target(
      name: "Book",
      dependencies: [
        "CSQLite", "Domain", "Insight", "Language", "Query",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "Output", dependencies: ["CWorkbook", "Domain", "TextLayout"], swiftSettings: strict),
    .target(name: "Tabular", dependencies: ["CWorkbook", "Domain"], swiftSettings: strict),
    .target(name: "Terminal", dependencies: ["CLibedit", "TextLayout"], swiftSettings: strict),
    .target(
      name: "Shell",
      dependencies: [
        "Language", "Domain", "Insight", "Query", "Book", "Output", "Tabular", "Terminal",
        "TextLayout", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(name: "rapport", dependencies: ["Shell"], swiftSettings: strict),
    .target(
      name: "Samples", dependencies: ["Shell", "Output"], path: "Tests/Samples",
      swiftSettings: strict),
    .target(
      name: "Screens", dependencies: ["CLibedit"], path: "Tests/Screens", swiftSettings: strict),
    .testTarget(name: "LanguageTests", dependencies: ["Language"], swiftSettings: strict),
    .testTarget(
      name: "DomainTests", dependencies: ["Domain", "Language", "Query"], swiftSettings: strict),
    .testTarget(name: "InsightTests", dependencies: ["Insight"], swiftSettings: strict),
    .testTarget(
      name: "QueryTests", dependencies: ["Query", "Language", "Domain", "Book"],
      swiftSettings: strict),
    .testTarget(
      name: "BookTests", dependencies: ["Book", "Domain", "Language", "Query"],
      exclude: ["Older"],
      swiftSettings: strict),
    .testTarget(
      name: "TextLayoutTests", dependencies: ["TextLayout"], swiftSettings: strict),
    .testTarget(
      name: "OutputTests", dependencies: ["Domain", "Output", "TextLayout"],
      swiftSettings: strict),
    .testTarget(name: "TabularTests", dependencies: ["Tabular", "Output"], swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Screens"], exclude: ["Screens"],
      swiftSettings: strict),
    .testTarget(
      name: "ShellTests",
      dependencies: [
        "Shell", "Samples", "Book", "Language", "Output", "Query", "Domain", "Terminal",
      ],
      exclude: ["Completions.txt"],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEnd",
      dependencies: ["Book", "Query", "Shell", "Samples", "Screens", "CLibedit", "rapport"],
      exclude: ["Transcripts", "Errors"],
      swiftSettings: strict),
  ]
)
