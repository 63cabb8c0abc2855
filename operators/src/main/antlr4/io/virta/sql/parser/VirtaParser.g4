/** Virta's SQL: queries, expressions, types and pipeline scripts. */
parser grammar VirtaParser;

options { tokenVocab = VirtaLexer; }

// ---- entry points

script: SEMICOLON* (statement (SEMICOLON+ statement)* SEMICOLON*)? EOF;
singleQuery: query SEMICOLON* EOF;
singleExpression: namedExpression EOF;
singleSchema: columnDefinitions EOF;
singleType: dataType EOF;
singleInterval: INTERVAL? intervalParts EOF;

// ---- statements of a script

statement
    : CREATE (OR REPLACE)? TABLE (IF NOT EXISTS)? name=multipartName (LEFT_PAREN columnDefinitions RIGHT_PAREN)?
        USING format=identifier tableClause*                                                       # createTable
    | CREATE (OR REPLACE)? TEMPORARY? VIEW name=identifier AS query                                # createView
    | CREATE STREAMING QUERY name=identifier optionList? AS INSERT INTO target=multipartName query    # createStreamingQuery
    | INSERT INTO target=multipartName query                                                       # insertInto
    | SET key=settingKey EQUAL setting=settingValue                                                  # setSetting
    | query                                                                                        # queryStatement
    ;

tableClause
    : optionList
    | PARTITIONED BY LEFT_PAREN identifier (COMMA identifier)* RIGHT_PAREN
    | COMMENT STRING
    ;

optionList: OPTIONS LEFT_PAREN option (COMMA option)* RIGHT_PAREN;
option: key=settingKey EQUAL? setting=optionValue;
optionValue: STRING | TRUE | FALSE | MINUS? number;
settingKey: fieldName (DOT fieldName)* | STRING;
settingValue: ~(SEMICOLON)+;

columnDefinitions: columnDefinition (COMMA columnDefinition)*;
columnDefinition: fieldName COLON? dataType (NOT NULL)? (COMMENT STRING)?;

// ---- queries

query: (WITH commonTable (COMMA commonTable)*)? queryTerm orderClause? limitClause? offsetClause?;
commonTable: identifier identifierList? AS? LEFT_PAREN query RIGHT_PAREN;
orderClause: ORDER BY sortItem (COMMA sortItem)*;
limitClause: LIMIT (ALL | expression);
offsetClause: OFFSET expression;
sortItem: expression direction=(ASC | DESC)? (NULLS nulls=(FIRST | LAST))?;

queryTerm
    : queryPrimary                                                                    # primaryTerm
    | left=queryTerm INTERSECT (ALL | DISTINCT)? right=queryTerm                      # setTerm
    | left=queryTerm (UNION | EXCEPT | MINUS_KEYWORD) (ALL | DISTINCT)? right=queryTerm  # setTerm
    ;

queryPrimary
    : select                               # selectPrimary
    | inlineTable                          # valuesPrimary
    | TABLE multipartName                  # tablePrimary
    | LEFT_PAREN query RIGHT_PAREN         # nestedPrimary
    ;

select
    : SELECT (ALL | DISTINCT)? namedExpression (COMMA namedExpression)*
        (FROM relation (COMMA relation)*)? lateralView*
        (WHERE where=expression)?
        groupClause?
        (HAVING having=expression)?
    ;

groupClause
    : GROUP BY groupItem (COMMA groupItem)* (WITH kind=(ROLLUP | CUBE) | GROUPING SETS LEFT_PAREN groupingSet (COMMA groupingSet)* RIGHT_PAREN)?
    ;
groupItem
    : kind=(ROLLUP | CUBE) LEFT_PAREN groupingSet (COMMA groupingSet)* RIGHT_PAREN        # rollupItem
    | GROUPING SETS LEFT_PAREN groupingSet (COMMA groupingSet)* RIGHT_PAREN               # groupingSetsItem
    | expression                                                                          # expressionItem
    ;
groupingSet: LEFT_PAREN (expression (COMMA expression)*)? RIGHT_PAREN | expression;

lateralView: LATERAL VIEW OUTER? functionName LEFT_PAREN (argument (COMMA argument)*)? RIGHT_PAREN table=identifier? (AS? identifier (COMMA identifier)*)?;

relation: relationPrimary pivotClause? (joinClause)*;
pivotClause
    : PIVOT LEFT_PAREN aggregates+=namedExpression (COMMA aggregates+=namedExpression)* FOR (multipartName | identifierList) IN LEFT_PAREN
        values+=namedExpression (COMMA values+=namedExpression)* RIGHT_PAREN RIGHT_PAREN tableAlias
    ;
joinClause
    : joinType? JOIN right=relationPrimary joinCriteria?
    | NATURAL joinType? JOIN right=relationPrimary
    ;
joinType
    : INNER
    | CROSS
    | LEFT OUTER?
    | RIGHT OUTER?
    | FULL OUTER?
    | LEFT? SEMI
    | LEFT? ANTI
    ;
joinCriteria: ON expression | USING identifierList;

relationPrimary
    : STREAM multipartName watermark? tableAlias                      # streamRelation
    | STREAM LEFT_PAREN multipartName RIGHT_PAREN watermark? tableAlias  # streamRelation
    | multipartName watermark? tableAlias                             # tableRelation
    | LEFT_PAREN query RIGHT_PAREN watermark? tableAlias              # queryRelation
    | LEFT_PAREN relation RIGHT_PAREN tableAlias                      # nestedRelation
    | inlineTable tableAlias                                          # valuesRelation
    ;
inlineTable: VALUES expression (COMMA expression)*;
watermark: WATERMARK multipartName DELAY OF interval;
tableAlias: (AS? strictIdentifier identifierList?)?;
identifierList: LEFT_PAREN identifier (COMMA identifier)* RIGHT_PAREN;

// ---- expressions

namedExpression: expression (AS? (name=identifier | identifierList))?;

expression
    : NOT expression                                   # notExpression
    | EXISTS LEFT_PAREN query RIGHT_PAREN              # existsExpression
    | operation predicate?                                 # operationExpression
    | left=expression AND right=expression             # andExpression
    | left=expression OR right=expression              # orExpression
    ;

predicate
    : NOT? BETWEEN lower=operation AND upper=operation                                    # betweenPredicate
    | NOT? IN LEFT_PAREN query RIGHT_PAREN                                        # inQueryPredicate
    | NOT? IN LEFT_PAREN expression (COMMA expression)* RIGHT_PAREN               # inListPredicate
    | NOT? kind=(LIKE | ILIKE) quantifier=(ANY | SOME | ALL) LEFT_PAREN expression (COMMA expression)* RIGHT_PAREN # likeListPredicate
    | NOT? kind=(LIKE | ILIKE | RLIKE) pattern=operation (ESCAPE escape=STRING)?      # likePredicate
    | IS NOT? NULL                                                                # nullPredicate
    | IS NOT? kind=(TRUE | FALSE | UNKNOWN)                                       # truthPredicate
    | IS NOT? DISTINCT FROM right=operation                                           # distinctPredicate
    ;

operation
    : primary                                                                     # primaryValue
    | operator=(MINUS | PLUS | TILDE) operation                                       # signValue
    | left=operation operator=(ASTERISK | SLASH | PERCENT | DIV) right=operation          # binaryValue
    | left=operation operator=(PLUS | MINUS | CONCAT) right=operation                     # binaryValue
    | left=operation operator=AMPERSAND right=operation                                   # binaryValue
    | left=operation operator=HAT right=operation                                         # binaryValue
    | left=operation operator=PIPE right=operation                                        # binaryValue
    | left=operation operator=(EQUAL | NULL_SAFE_EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) right=operation  # binaryValue
    ;

primary
    : CASE operand=expression? whenClause+ (ELSE otherwise=expression)? END                    # caseExpression
    | name=castName LEFT_PAREN expression AS dataType RIGHT_PAREN                               # castExpression
    | EXTRACT LEFT_PAREN field=identifier FROM expression RIGHT_PAREN                           # extractExpression
    | SUBSTRING LEFT_PAREN text=operation FROM start=operation (FOR count=operation)? RIGHT_PAREN           # substringExpression
    | TRIM LEFT_PAREN side=(BOTH | LEADING | TRAILING)? characters=operation? FROM text=operation RIGHT_PAREN  # trimExpression
    | POSITION LEFT_PAREN part=operation IN text=operation RIGHT_PAREN                                  # positionExpression
    | literal                                                                                   # literalExpression
    | interval                                                                                  # intervalExpression
    | ASTERISK                                                                                  # starExpression
    | multipartName DOT ASTERISK                                                                # qualifiedStarExpression
    | functionName LEFT_PAREN (ALL | DISTINCT)? (argument (COMMA argument)*)? RIGHT_PAREN
        (WITHIN GROUP LEFT_PAREN orderClause RIGHT_PAREN)?
        (FILTER LEFT_PAREN WHERE filter=expression RIGHT_PAREN)?
        (nulls=(IGNORE | RESPECT) NULLS)?
        (OVER windowSpec)?                                                                      # functionExpression
    | identifier ARROW expression                                                               # lambdaExpression
    | LEFT_PAREN identifier (COMMA identifier)+ RIGHT_PAREN ARROW expression                    # lambdaExpression
    | LEFT_PAREN query RIGHT_PAREN                                                              # scalarQueryExpression
    | LEFT_PAREN namedExpression (COMMA namedExpression)+ RIGHT_PAREN                           # rowExpression
    | LEFT_PAREN expression RIGHT_PAREN                                                         # nestedExpression
    | primary LEFT_BRACKET index=operation RIGHT_BRACKET                                            # elementExpression
    | primary DOT fieldName                                                                     # fieldExpression
    | identifier                                                                                # columnExpression
    ;

castName: CAST | IDENTIFIER;
whenClause: WHEN condition=expression THEN result=expression;
argument: (fieldName FAT_ARROW)? namedExpression;
windowSpec
    : LEFT_PAREN (PARTITION BY expression (COMMA expression)*)? orderClause? windowFrame? RIGHT_PAREN
    ;
windowFrame: (RANGE | ROWS) (frameBound | BETWEEN frameBound AND frameBound);
frameBound: UNBOUNDED (PRECEDING | FOLLOWING) | CURRENT ROW | expression (PRECEDING | FOLLOWING);

literal
    : NULL                                                    # nullLiteral
    | (TRUE | FALSE)                                          # booleanLiteral
    | number                                                  # numberLiteral
    | STRING+                                                 # stringLiteral
    | BINARY                                                  # binaryLiteral
    | kind=(DATE | TIMESTAMP | TIMESTAMP_LTZ | TIMESTAMP_NTZ) STRING   # timeLiteral
    ;
number: INTEGER | DECIMAL | FLOATING;

interval: INTERVAL (intervalParts | MINUS? STRING from=identifier TO to=identifier);
intervalParts: (STRING | intervalPart+);
intervalPart: sign=MINUS? amount=(INTEGER | DECIMAL | STRING) unit=identifier;

// ---- types

dataType
    : ARRAY LESS dataType GREATER                                              # arrayType
    | MAP LESS dataType COMMA dataType GREATER                                 # mapType
    | STRUCT (LESS structFields? GREATER | NOT_EQUAL)                          # structType
    | INTERVAL (from=identifier (TO to=identifier)?)?                          # intervalType
    | typeName (LEFT_PAREN INTEGER (COMMA INTEGER)? RIGHT_PAREN)?              # atomicType
    ;
structFields: structField (COMMA structField)*;
structField: fieldName COLON? dataType (NOT NULL)? (COMMENT STRING)?;
typeName: IDENTIFIER | DATE | TIMESTAMP | TIMESTAMP_LTZ | TIMESTAMP_NTZ;

// ---- names

multipartName: identifier (DOT fieldName)*;
functionName: identifier | functionKeyword;
functionKeyword: LEFT | RIGHT | IF | ARRAY | MAP | STRUCT | FIRST | LAST | LIKE | ILIKE | RLIKE | SUBSTRING | TRIM | POSITION | GROUPING | EXISTS | FILTER;
identifier: IDENTIFIER | BACKQUOTED | nonReserved | strictNonReserved;
strictIdentifier: IDENTIFIER | BACKQUOTED | nonReserved;
fieldName: identifier | reserved;

strictNonReserved: ANTI | SEMI | MINUS_KEYWORD | PIVOT;
nonReserved
    : ANY | ARRAY | ASC | BOTH | BY | COMMENT | CREATE | CUBE | CURRENT | DATE | DELAY | DESC | DIV | DROP | ESCAPE | EXTRACT | FILTER | FIRST
    | FOLLOWING | FOR | GROUPING | IF | IGNORE | INSERT | INTERVAL | INTO | LAST | LEADING | MAP | NULLS | OF | OFFSET | OPTIONS | OUTER | OVER
    | PARTITION | PARTITIONED | POSITION | PRECEDING | QUERY | RANGE | REPLACE | RESPECT | ROLLUP | ROW | ROWS | SET | SETS | SOME | STREAM
    | STREAMING | STRUCT | SUBSTRING | TABLE | TEMPORARY | TIMESTAMP | TIMESTAMP_LTZ | TIMESTAMP_NTZ | TO | TRAILING | TRIM | UNBOUNDED
    | UNKNOWN | VALUES | VIEW | WATERMARK | WITHIN
    ;
reserved
    : AND | AS | BETWEEN | CASE | CAST | CROSS | DISTINCT | ELSE | END | EXCEPT | EXISTS | FALSE | FROM | FULL | GROUP | HAVING | ILIKE | IN
    | INNER | INTERSECT | IS | JOIN | LATERAL | LEFT | LIKE | LIMIT | NATURAL | NOT | NULL | ON | OR | ORDER | RIGHT | RLIKE | SELECT | THEN
    | TRUE | UNION | USING | WHEN | WHERE | WITH
    ;
