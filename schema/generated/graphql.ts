/* eslint-disable */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A date-time string at UTC, such as 2007-12-03T10:15:30Z, compliant with the `date-time` format outlined in section 5.6 of the RFC 3339 profile of the ISO 8601 standard for representation of dates and times using the Gregorian calendar.This scalar is serialized to a string in ISO 8601 format and parsed from a string in ISO 8601 format. */
  DateTime: { input: string; output: string; }
  /** The `JSON` scalar type represents JSON values as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf). */
  JSON: { input: unknown; output: unknown; }
};

/** Of the bucket, or of the object asked about: canned, or by its grants. */
export type AccessControlListInput = {
  canned?: InputMaybe<CannedAcl>;
  /** At most 100. */
  grants?: InputMaybe<Array<AclGrantInput>>;
  on: AclSubject;
  /** Default: the owner of the bucket. */
  ownerAccountId?: InputMaybe<Scalars['ID']['input']>;
};

export type AccessRequestInput = {
  /** Such as `s3:GetObject`. */
  action: Scalars['String']['input'];
  /** The revision of an earlier change that the answer must know of. */
  atLeast?: InputMaybe<Scalars['String']['input']>;
  /** Condition keys of the request that is asked about; the address that the question itself comes from plays no part. Keys that describe the principal come from what is stored and are refused here; `aws:Resource...` keys of a resource that is stored are ignored. */
  context?: InputMaybe<Array<ContextEntryInput>>;
  /** ARN of a user, role, role session or root user. Default: the caller. */
  principal?: InputMaybe<Scalars['String']['input']>;
  /** An ARN, or `*` for actions without a resource. */
  resource: Scalars['String']['input'];
};

/** A permission for an account or for a group, never for a user or a role. */
export type AclGrantInput = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  group?: InputMaybe<AclGroup>;
  permission: AclPermission;
};

export type AclGroup =
  /** Everybody, signed in or not. */
  | 'ALL_USERS'
  /** Everybody who has an account. */
  | 'AUTHENTICATED_USERS'
  /** Amazon EC2. */
  | 'EC2'
  /** The service that writes server access logs. */
  | 'LOG_DELIVERY';

export type AclPermission =
  | 'FULL_CONTROL'
  | 'READ'
  | 'READ_ACP'
  | 'WRITE'
  | 'WRITE_ACP';

/** What an access control list is on. */
export type AclSubject =
  | 'BUCKET'
  | 'OBJECT';

export type AddUserToGroupPayload = {
  __typename?: 'AddUserToGroupPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  user: User;
};

export type AttachGroupPolicyPayload = {
  __typename?: 'AttachGroupPolicyPayload';
  group: Group;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type AttachRolePolicyPayload = {
  __typename?: 'AttachRolePolicyPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  role: Role;
};

export type AttachUserPolicyPayload = {
  __typename?: 'AttachUserPolicyPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  user: User;
};

export type BodyEncoding =
  | 'BASE64'
  | 'UTF8';

/** An S3 bucket. Names are unique over all accounts. */
export type Bucket = Node & {
  __typename?: 'Bucket';
  /** The account that owns the bucket. */
  accountId: Scalars['ID']['output'];
  arn: Scalars['String']['output'];
  creationDate: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /**
   * The bucket policy; null when there is none.
   *
   * Decided as `s3:GetBucketPolicy`.
   */
  policy?: Maybe<Scalars['JSON']['output']>;
  region: Scalars['String']['output'];
};

export type BucketConnection = {
  __typename?: 'BucketConnection';
  edges: Array<BucketEdge>;
  pageInfo: PageInfo;
};

export type BucketEdge = {
  __typename?: 'BucketEdge';
  cursor: Scalars['String']['output'];
  node: Bucket;
};

export type BucketInput = {
  /** Name of the bucket. */
  bucket: Scalars['String']['input'];
};

/** Who the caller is. */
export type CallerIdentity = {
  __typename?: 'CallerIdentity';
  accountId: Scalars['ID']['output'];
  arn: Scalars['String']['output'];
  /** When the session ends. */
  expiresAt: Scalars['DateTime']['output'];
};

/** Access control lists that S3 knows by name. The owner always has full control. */
export type CannedAcl =
  /** Any account may read. */
  | 'AUTHENTICATED_READ'
  /** Amazon EC2 may read. */
  | 'AWS_EXEC_READ'
  | 'BUCKET_OWNER_FULL_CONTROL'
  | 'BUCKET_OWNER_READ'
  | 'LOG_DELIVERY_WRITE'
  | 'PRIVATE'
  | 'PUBLIC_READ'
  | 'PUBLIC_READ_WRITE';

/** A context key, and one value that would do. */
export type ContextChange = {
  __typename?: 'ContextChange';
  key: Scalars['String']['output'];
  /** One out of perhaps many; null: the request must not have the key. */
  value?: Maybe<Scalars['String']['output']>;
};

export type ContextEntryInput = {
  /** Such as `aws:SourceIp`; case is ignored. */
  key: Scalars['String']['input'];
  /** Default: what the key is known to be, else a list when there is not exactly one value. */
  type?: InputMaybe<ContextKeyType>;
  values: Array<Scalars['String']['input']>;
};

/** As in IAM. A list type makes a multivalued key, even of one value. */
export type ContextKeyType =
  | 'BINARY'
  | 'BINARY_LIST'
  | 'BOOLEAN'
  | 'BOOLEAN_LIST'
  | 'DATE'
  | 'DATE_LIST'
  | 'IP'
  | 'IP_LIST'
  | 'NUMERIC'
  | 'NUMERIC_LIST'
  | 'STRING'
  | 'STRING_LIST';

export type CreateBucketPayload = {
  __typename?: 'CreateBucketPayload';
  bucket: Bucket;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type CreateGroupInput = {
  /** 1 to 128 letters, digits or any of `+=,.@_-`; unique in the account ignoring case. */
  groupName: Scalars['String']['input'];
  /** Begins and ends with `/`; default `/`. */
  path?: InputMaybe<Scalars['String']['input']>;
};

export type CreateGroupPayload = {
  __typename?: 'CreateGroupPayload';
  group: Group;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type CreatePolicyInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  /** Begins and ends with `/`; default `/`. */
  path?: InputMaybe<Scalars['String']['input']>;
  /** An object, or its text, which keeps line and column. */
  policyDocument: Scalars['JSON']['input'];
  /** 1 to 128 letters, digits or any of `+=,.@_-`; unique in the account ignoring case. */
  policyName: Scalars['String']['input'];
};

export type CreatePolicyPayload = {
  __typename?: 'CreatePolicyPayload';
  policy: Policy;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type CreateRoleInput = {
  /** The trust policy, as an object or as its text. */
  assumeRolePolicyDocument: Scalars['JSON']['input'];
  description?: InputMaybe<Scalars['String']['input']>;
  /** Seconds, 3,600 to 43,200; default 3,600. */
  maxSessionDuration?: InputMaybe<Scalars['Int']['input']>;
  /** Begins and ends with `/`; default `/`. */
  path?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 64 letters, digits or any of `+=,.@_-`; unique in the account ignoring case. */
  roleName: Scalars['String']['input'];
  tags?: InputMaybe<Array<TagInput>>;
};

export type CreateRolePayload = {
  __typename?: 'CreateRolePayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  role: Role;
};

export type CreateUserInput = {
  /** Begins and ends with `/`; default `/`. */
  path?: InputMaybe<Scalars['String']['input']>;
  tags?: InputMaybe<Array<TagInput>>;
  /** 1 to 64 letters, digits or any of `+=,.@_-`; unique in the account ignoring case. */
  userName: Scalars['String']['input'];
};

export type CreateUserPayload = {
  __typename?: 'CreateUserPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  user: User;
};

/** The answer to one question. What explains it is computed only when it is selected. */
export type Decision = {
  __typename?: 'Decision';
  allowed: Scalars['Boolean']['output'];
  decision: DecisionOutcome;
  /** Not empty: the question could not be decided, and the decision is a deny. */
  errors: Array<DecisionError>;
  /** In the order of evaluation, each with its outcome and the statements that met the request. */
  layers: Array<LayerResult>;
  /** The statements that settled the outcome. */
  matchedStatements: Array<StatementMatch>;
  /** Keys that statements in play asked for and the request did not have. */
  missingContextKeys: Array<Scalars['String']['output']>;
  /** One sentence in IAM's words: `User: ... is not authorized to perform: ... because ...`. */
  reason: Scalars['String']['output'];
  /** What would have to change for a denied request to be allowed, most direct first; at most ten. */
  remedies: Array<Remedy>;
  /** The state that it was decided on. */
  revision: Scalars['String']['output'];
  /** When a condition on the clock may change the decision; null: never by the clock. */
  validUntil?: Maybe<Scalars['DateTime']['output']>;
};

export type DecisionError = {
  __typename?: 'DecisionError';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

export type DecisionOutcome =
  | 'ALLOWED'
  /** A matching statement denies. */
  | 'EXPLICIT_DENY'
  /** No matching statement allows. */
  | 'IMPLICIT_DENY';

export type DeleteBucketPayload = {
  __typename?: 'DeleteBucketPayload';
  bucket: Bucket;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type DeleteBucketPolicyPayload = {
  __typename?: 'DeleteBucketPolicyPayload';
  bucket: Bucket;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type DeleteGroupPolicyPayload = {
  __typename?: 'DeleteGroupPolicyPayload';
  group: Group;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type DeleteObjectPayload = {
  __typename?: 'DeleteObjectPayload';
  revision: Scalars['String']['output'];
};

export type DeleteRolePolicyPayload = {
  __typename?: 'DeleteRolePolicyPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  role: Role;
};

export type DeleteUserPolicyPayload = {
  __typename?: 'DeleteUserPolicyPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  user: User;
};

export type DetachGroupPolicyPayload = {
  __typename?: 'DetachGroupPolicyPayload';
  group: Group;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type DetachRolePolicyPayload = {
  __typename?: 'DetachRolePolicyPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  role: Role;
};

export type DetachUserPolicyPayload = {
  __typename?: 'DetachUserPolicyPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  user: User;
};

export type Effect =
  | 'ALLOW'
  | 'DENY';

export type FindingType =
  | 'ERROR'
  | 'SECURITY_WARNING'
  | 'SUGGESTION'
  | 'WARNING';

export type GetGroupInput = {
  groupName: Scalars['String']['input'];
};

export type GetPolicyInput = {
  policyArn: Scalars['String']['input'];
};

export type GetRoleInput = {
  roleName: Scalars['String']['input'];
};

export type GetUserInput = {
  userName: Scalars['String']['input'];
};

/** Users that share policies. A group is no principal: it cannot be named in one. */
export type Group = Node & {
  __typename?: 'Group';
  arn: Scalars['String']['output'];
  /**
   * ARNs of the managed policies on the group.
   *
   * Decided as `iam:ListAttachedGroupPolicies`.
   */
  attachedPolicies: Array<Scalars['String']['output']>;
  createDate: Scalars['DateTime']['output'];
  /** `AGPA...`, never used again. */
  groupId: Scalars['String']['output'];
  groupName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /**
   * Names of the inline policies on the group.
   *
   * Decided as `iam:ListGroupPolicies`.
   */
  inlinePolicies: Array<Scalars['String']['output']>;
  path: Scalars['String']['output'];
};

export type GroupConnection = {
  __typename?: 'GroupConnection';
  edges: Array<GroupEdge>;
  pageInfo: PageInfo;
};

export type GroupEdge = {
  __typename?: 'GroupEdge';
  cursor: Scalars['String']['output'];
  node: Group;
};

export type GroupInlinePolicyInput = {
  groupName: Scalars['String']['input'];
  policyName: Scalars['String']['input'];
};

export type GroupMembershipInput = {
  groupName: Scalars['String']['input'];
  userName: Scalars['String']['input'];
};

export type GroupPolicyAttachmentInput = {
  groupName: Scalars['String']['input'];
  policyArn: Scalars['String']['input'];
};

/** A policy that belongs to one user, group or role and goes with it. */
export type InlinePolicy = {
  __typename?: 'InlinePolicy';
  document: Scalars['JSON']['output'];
  /** As it was written, or as two-space JSON where it was given as an object; explanations count its lines. */
  documentText: Scalars['String']['output'];
  policyName: Scalars['String']['output'];
};

/** Kinds of policies. `layers` has them in the order in which they are evaluated. */
export type Layer =
  | 'ACCESS_CONTROL_LIST'
  | 'GROUP_POLICY'
  | 'PERMISSIONS_BOUNDARY'
  | 'RESOURCE_CONTROL_POLICY'
  | 'RESOURCE_POLICY'
  | 'ROLE_POLICY'
  | 'SERVICE_CONTROL_POLICY'
  | 'SESSION_POLICY'
  | 'USER_POLICY';

export type LayerOutcome =
  | 'ALLOWED'
  | 'EXPLICIT_DENY'
  /** Policies are attached, and none of them allows. */
  | 'IMPLICIT_DENY'
  /** Nothing is attached here, or it does not bind this principal. */
  | 'NOT_APPLICABLE';

/** What one layer said. */
export type LayerResult = {
  __typename?: 'LayerResult';
  layer: Layer;
  /** The statements that did not, each with the element that failed. */
  mismatches: Array<StatementMismatch>;
  /** Keys that any statement of the layer can read and the request does not have. */
  missingContextKeys: Array<Scalars['String']['output']>;
  /** Why statements that met the request have no effect here, where that is so. */
  note?: Maybe<Scalars['String']['output']>;
  outcome: LayerOutcome;
  /** The statements that met the request and have an effect. */
  statements: Array<StatementMatch>;
  /** What the policies hang on where a layer has several: a group, an organizational unit, an account. */
  target?: Maybe<Scalars['String']['output']>;
};

export type ListObjectsInput = {
  bucket: Scalars['String']['input'];
  /** Only keys that begin with it; the condition key `s3:prefix`. */
  prefix?: InputMaybe<Scalars['String']['input']>;
};

export type ListPoliciesInput = {
  /** Default `LOCAL`. */
  scope?: InputMaybe<PolicyScope>;
};

/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Puts a user into a group; a user is in at most 10.
   *
   * Decided as `iam:AddUserToGroup`.
   */
  addUserToGroup?: Maybe<AddUserToGroupPayload>;
  /**
   * Attaches a managed policy to a group; at most 10 may be attached.
   *
   * Decided as `iam:AttachGroupPolicy`.
   */
  attachGroupPolicy?: Maybe<AttachGroupPolicyPayload>;
  /**
   * Attaches a managed policy to a role; at most 10 may be attached.
   *
   * Decided as `iam:AttachRolePolicy`.
   */
  attachRolePolicy?: Maybe<AttachRolePolicyPayload>;
  /**
   * Attaches a managed policy to a user; at most 10 may be attached.
   *
   * Decided as `iam:AttachUserPolicy`.
   */
  attachUserPolicy?: Maybe<AttachUserPolicyPayload>;
  /**
   * Adds a bucket that the account owns.
   *
   * Decided as `s3:CreateBucket`.
   */
  createBucket?: Maybe<CreateBucketPayload>;
  /**
   * Adds a group.
   *
   * Decided as `iam:CreateGroup`.
   */
  createGroup?: Maybe<CreateGroupPayload>;
  /**
   * Adds a managed policy to the account, as its version `v1`.
   *
   * Decided as `iam:CreatePolicy`.
   */
  createPolicy?: Maybe<CreatePolicyPayload>;
  /**
   * Adds a role, which may do nothing yet.
   *
   * Decided as `iam:CreateRole`.
   */
  createRole?: Maybe<CreateRolePayload>;
  /**
   * Adds a user, who may do nothing yet.
   *
   * Decided as `iam:CreateUser`.
   */
  createUser?: Maybe<CreateUserPayload>;
  /**
   * Removes an empty bucket.
   *
   * Decided as `s3:DeleteBucket`.
   */
  deleteBucket?: Maybe<DeleteBucketPayload>;
  /**
   * Removes the bucket policy.
   *
   * Decided as `s3:DeleteBucketPolicy`.
   */
  deleteBucketPolicy?: Maybe<DeleteBucketPolicyPayload>;
  /**
   * Removes an inline policy of a group.
   *
   * Decided as `iam:DeleteGroupPolicy`.
   */
  deleteGroupPolicy?: Maybe<DeleteGroupPolicyPayload>;
  /**
   * Removes an object; removing what is not there succeeds, as on S3.
   *
   * Decided as `s3:DeleteObject`.
   */
  deleteObject?: Maybe<DeleteObjectPayload>;
  /**
   * Removes an inline policy of a role.
   *
   * Decided as `iam:DeleteRolePolicy`.
   */
  deleteRolePolicy?: Maybe<DeleteRolePolicyPayload>;
  /**
   * Removes an inline policy of a user.
   *
   * Decided as `iam:DeleteUserPolicy`.
   */
  deleteUserPolicy?: Maybe<DeleteUserPolicyPayload>;
  /**
   * Detaches a managed policy from a group.
   *
   * Decided as `iam:DetachGroupPolicy`.
   */
  detachGroupPolicy?: Maybe<DetachGroupPolicyPayload>;
  /**
   * Detaches a managed policy from a role.
   *
   * Decided as `iam:DetachRolePolicy`.
   */
  detachRolePolicy?: Maybe<DetachRolePolicyPayload>;
  /**
   * Detaches a managed policy from a user.
   *
   * Decided as `iam:DetachUserPolicy`.
   */
  detachUserPolicy?: Maybe<DetachUserPolicyPayload>;
  /**
   * Sets the bucket policy, in place of the one before.
   *
   * Decided as `s3:PutBucketPolicy`.
   */
  putBucketPolicy?: Maybe<PutBucketPolicyPayload>;
  /**
   * Sets an inline policy of a group, in place of the one of the same name.
   *
   * Decided as `iam:PutGroupPolicy`.
   */
  putGroupPolicy?: Maybe<PutGroupPolicyPayload>;
  /**
   * Stores an object, in place of the one before.
   *
   * Decided as `s3:PutObject`.
   */
  putObject?: Maybe<PutObjectPayload>;
  /**
   * Sets an inline policy of a role, in place of the one of the same name.
   *
   * Decided as `iam:PutRolePolicy`.
   */
  putRolePolicy?: Maybe<PutRolePolicyPayload>;
  /**
   * Sets an inline policy of a user, in place of the one of the same name.
   *
   * Decided as `iam:PutUserPolicy`.
   */
  putUserPolicy?: Maybe<PutUserPolicyPayload>;
  /**
   * Takes a user out of a group.
   *
   * Decided as `iam:RemoveUserFromGroup`.
   */
  removeUserFromGroup?: Maybe<RemoveUserFromGroupPayload>;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationAddUserToGroupArgs = {
  input: GroupMembershipInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationAttachGroupPolicyArgs = {
  input: GroupPolicyAttachmentInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationAttachRolePolicyArgs = {
  input: RolePolicyAttachmentInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationAttachUserPolicyArgs = {
  input: UserPolicyAttachmentInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationCreateBucketArgs = {
  input: BucketInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationCreateGroupArgs = {
  input: CreateGroupInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationCreatePolicyArgs = {
  input: CreatePolicyInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationCreateRoleArgs = {
  input: CreateRoleInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationCreateUserArgs = {
  input: CreateUserInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationDeleteBucketArgs = {
  input: BucketInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationDeleteBucketPolicyArgs = {
  input: BucketInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationDeleteGroupPolicyArgs = {
  input: GroupInlinePolicyInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationDeleteObjectArgs = {
  input: ObjectInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationDeleteRolePolicyArgs = {
  input: RoleInlinePolicyInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationDeleteUserPolicyArgs = {
  input: UserInlinePolicyInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationDetachGroupPolicyArgs = {
  input: GroupPolicyAttachmentInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationDetachRolePolicyArgs = {
  input: RolePolicyAttachmentInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationDetachUserPolicyArgs = {
  input: UserPolicyAttachmentInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationPutBucketPolicyArgs = {
  input: PutBucketPolicyInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationPutGroupPolicyArgs = {
  input: PutGroupPolicyInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationPutObjectArgs = {
  input: PutObjectInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationPutRolePolicyArgs = {
  input: PutRolePolicyInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationPutUserPolicyArgs = {
  input: PutUserPolicyInput;
};


/** Changes. Each returns the revision from which on `evaluate(atLeast:)` sees it. */
export type MutationRemoveUserFromGroupArgs = {
  input: GroupMembershipInput;
};

export type Node = {
  id: Scalars['ID']['output'];
};

export type ObjectInput = {
  bucket: Scalars['String']['input'];
  key: Scalars['String']['input'];
};

export type ObjectOwnership =
  /** Access control lists are ignored. */
  | 'BUCKET_OWNER_ENFORCED'
  | 'BUCKET_OWNER_PREFERRED'
  | 'OBJECT_WRITER';

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A managed policy: AWS's, shared by all accounts and changeable by none, or the account's own. */
export type Policy = Node & {
  __typename?: 'Policy';
  arn: Scalars['String']['output'];
  createDate: Scalars['DateTime']['output'];
  defaultVersionId: Scalars['String']['output'];
  description?: Maybe<Scalars['String']['output']>;
  /** The default version, as an object. */
  document: Scalars['JSON']['output'];
  /** The default version as it was written, or as two-space JSON where it was given as an object; explanations count its lines. */
  documentText: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  isAwsManaged: Scalars['Boolean']['output'];
  path: Scalars['String']['output'];
  /** `ANPA...`; absent for AWS managed policies. */
  policyId?: Maybe<Scalars['String']['output']>;
  policyName: Scalars['String']['output'];
  updateDate: Scalars['DateTime']['output'];
};

export type PolicyConnection = {
  __typename?: 'PolicyConnection';
  edges: Array<PolicyEdge>;
  pageInfo: PageInfo;
};

export type PolicyEdge = {
  __typename?: 'PolicyEdge';
  cursor: Scalars['String']['output'];
  node: Policy;
};

/** Something to say about a policy, under the name of Access Analyzer's check. */
export type PolicyFinding = {
  __typename?: 'PolicyFinding';
  /** From 1. */
  column: Scalars['Int']['output'];
  endColumn: Scalars['Int']['output'];
  endLine: Scalars['Int']['output'];
  findingType: FindingType;
  /** Such as `INVALID_ACTION`. */
  issueCode: Scalars['String']['output'];
  learnMoreLink: Scalars['String']['output'];
  /** From 1. */
  line: Scalars['Int']['output'];
  message: Scalars['String']['output'];
  /** JSON pointer into the document. */
  pointer: Scalars['String']['output'];
};

export type PolicyScope =
  /** Those that AWS offers to all accounts. */
  | 'AWS'
  /** The account's own. */
  | 'LOCAL';

/** Where a policy is used, which decides what it may say. */
export type PolicyType =
  | 'BOUNDARY'
  | 'IDENTITY'
  | 'RESOURCE'
  | 'RESOURCE_CONTROL'
  | 'SERVICE_CONTROL'
  | 'SESSION'
  | 'TRUST';

/** The switches of Block Public Access that bear on decisions, of account and bucket combined to the stricter; the other two bear on what may be stored. */
export type PublicAccessBlockInput = {
  /** Grants to everybody and to every account are ignored. */
  ignorePublicAcls?: InputMaybe<Scalars['Boolean']['input']>;
  /** While the bucket policy is public, only services and the owner's own account are let in. */
  restrictPublicBuckets?: InputMaybe<Scalars['Boolean']['input']>;
};

export type PutBucketPolicyInput = {
  bucket: Scalars['String']['input'];
  /** An object, or its text, which keeps line and column. */
  policy: Scalars['JSON']['input'];
};

export type PutBucketPolicyPayload = {
  __typename?: 'PutBucketPolicyPayload';
  bucket: Bucket;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type PutGroupPolicyInput = {
  groupName: Scalars['String']['input'];
  /** An object, or its text, which keeps line and column. */
  policyDocument: Scalars['JSON']['input'];
  policyName: Scalars['String']['input'];
};

export type PutGroupPolicyPayload = {
  __typename?: 'PutGroupPolicyPayload';
  group: Group;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type PutObjectInput = {
  /** At most 512 KiB. */
  body: Scalars['String']['input'];
  bucket: Scalars['String']['input'];
  /** Default `application/octet-stream`. */
  contentType?: InputMaybe<Scalars['String']['input']>;
  /** How `body` is written; default `UTF8`. */
  encoding?: InputMaybe<BodyEncoding>;
  /** 1 to 1,024 bytes of UTF-8. */
  key: Scalars['String']['input'];
};

export type PutObjectPayload = {
  __typename?: 'PutObjectPayload';
  object: S3ObjectSummary;
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
};

export type PutRolePolicyInput = {
  /** An object, or its text, which keeps line and column. */
  policyDocument: Scalars['JSON']['input'];
  policyName: Scalars['String']['input'];
  roleName: Scalars['String']['input'];
};

export type PutRolePolicyPayload = {
  __typename?: 'PutRolePolicyPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  role: Role;
};

export type PutUserPolicyInput = {
  /** An object, or its text, which keeps line and column. */
  policyDocument: Scalars['JSON']['input'];
  policyName: Scalars['String']['input'];
  userName: Scalars['String']['input'];
};

export type PutUserPolicyPayload = {
  __typename?: 'PutUserPolicyPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  user: User;
};

/** Reads. Each field is decided under the action it names before it answers. */
export type Query = {
  __typename?: 'Query';
  /**
   * One bucket.
   *
   * Decided as `s3:ListBucket`.
   */
  bucket: Bucket;
  /**
   * The buckets of the account, by name.
   *
   * Decided as `s3:ListAllMyBuckets`.
   */
  buckets: BucketConnection;
  /**
   * May this caller (or, with permission to ask for others, this principal) do this?
   *
   * Decided as `iam:SimulatePrincipalPolicy`.
   */
  evaluate: Decision;
  /**
   * Up to 1,000 questions, answered in order and from one state; equal to asking them one by one. Malformed input refuses the batch and names the question.
   *
   * Decided as `iam:SimulatePrincipalPolicy`.
   */
  evaluateBatch: Array<Decision>;
  /**
   * Who am I? Everybody may ask.
   *
   * Decided as `sts:GetCallerIdentity`.
   */
  getCallerIdentity: CallerIdentity;
  /**
   * One group of the account.
   *
   * Decided as `iam:GetGroup`.
   */
  getGroup: Group;
  /**
   * One inline policy of a group.
   *
   * Decided as `iam:GetGroupPolicy`.
   */
  getGroupPolicy: InlinePolicy;
  /**
   * One object with its content.
   *
   * Decided as `s3:GetObject`.
   */
  getObject: S3Object;
  /**
   * One managed policy by its ARN.
   *
   * Decided as `iam:GetPolicy`.
   */
  getPolicy: Policy;
  /**
   * One role of the account.
   *
   * Decided as `iam:GetRole`.
   */
  getRole: Role;
  /**
   * One inline policy of a role.
   *
   * Decided as `iam:GetRolePolicy`.
   */
  getRolePolicy: InlinePolicy;
  /**
   * One user of the account.
   *
   * Decided as `iam:GetUser`.
   */
  getUser: User;
  /**
   * One inline policy of a user.
   *
   * Decided as `iam:GetUserPolicy`.
   */
  getUserPolicy: InlinePolicy;
  /**
   * The groups of the account, by name.
   *
   * Decided as `iam:ListGroups`.
   */
  listGroups: GroupConnection;
  /**
   * The objects of a bucket, by key.
   *
   * Decided as `s3:ListBucket`.
   */
  listObjects: S3ObjectConnection;
  /**
   * Managed policies, by name.
   *
   * Decided as `iam:ListPolicies`.
   */
  listPolicies: PolicyConnection;
  /**
   * The roles of the account, by name.
   *
   * Decided as `iam:ListRoles`.
   */
  listRoles: RoleConnection;
  /**
   * The users of the account, by name.
   *
   * Decided as `iam:ListUsers`.
   */
  listUsers: UserConnection;
  node?: Maybe<Node>;
  nodes: Array<Maybe<Node>>;
  /**
   * The same engine over policies given in the call; reads nothing that is stored.
   *
   * Decided as `iam:SimulateCustomPolicy`.
   */
  simulate: Decision;
  /**
   * Up to 1,000 simulations, answered in order.
   *
   * Decided as `iam:SimulateCustomPolicy`.
   */
  simulateBatch: Array<Decision>;
  /**
   * Everything there is to say about a policy, in the order of its text. Stores nothing.
   *
   * Decided as `access-analyzer:ValidatePolicy`.
   */
  validatePolicy: Array<PolicyFinding>;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryBucketArgs = {
  input: BucketInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryBucketsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryEvaluateArgs = {
  input: AccessRequestInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryEvaluateBatchArgs = {
  inputs: Array<AccessRequestInput>;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryGetGroupArgs = {
  input: GetGroupInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryGetGroupPolicyArgs = {
  input: GroupInlinePolicyInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryGetObjectArgs = {
  input: ObjectInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryGetPolicyArgs = {
  input: GetPolicyInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryGetRoleArgs = {
  input: GetRoleInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryGetRolePolicyArgs = {
  input: RoleInlinePolicyInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryGetUserArgs = {
  input: GetUserInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryGetUserPolicyArgs = {
  input: UserInlinePolicyInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryListGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryListObjectsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input: ListObjectsInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryListPoliciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  input?: InputMaybe<ListPoliciesInput>;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryListRolesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryListUsersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QuerySimulateArgs = {
  input: SimulationInput;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QuerySimulateBatchArgs = {
  inputs: Array<SimulationInput>;
};


/** Reads. Each field is decided under the action it names before it answers. */
export type QueryValidatePolicyArgs = {
  input: ValidatePolicyInput;
};

/** One change. Statements that deny and layers that do not allow are obstacles; remedies of one obstacle are alternatives, and one for each obstacle is needed. */
export type Remedy = {
  __typename?: 'Remedy';
  /** Of the first three kinds: with these values the statement allows, or no longer denies. */
  context: Array<ContextChange>;
  kind: RemedyKind;
  /** The layer that denies or does not allow; null where no policy has a say. */
  layer?: Maybe<Layer>;
  /** For people, as a sentence without its full stop. */
  message: Scalars['String']['output'];
  /** From 0: which obstacle it removes. */
  obstacle: Scalars['Int']['output'];
  /** Of the statement that denies, or that would allow under another condition or on another resource. */
  policy?: Maybe<Scalars['String']['output']>;
  sid?: Maybe<Scalars['String']['output']>;
  /** From 0. */
  statementIndex?: Maybe<Scalars['Int']['output']>;
  /** Whether this change alone is known to make the request allowed. */
  suffices: Scalars['Boolean']['output'];
  /** What the policies of the layer hang on, where it has several levels. */
  target?: Maybe<Scalars['String']['output']>;
};

/** What a remedy changes, from the most direct to the least. */
export type RemedyKind =
  /** Add a statement that allows this action on this resource in this layer. */
  | 'ALLOW_IN_LAYER'
  /** Make the request when, where or as somebody for whom a condition key has another value. */
  | 'CHANGE_CONTEXT_VALUE'
  /** Ask for a resource that a statement names. */
  | 'CHANGE_RESOURCE'
  /** Limit what makes a bucket public, or switch off what S3 does about it. */
  | 'LIFT_PUBLIC_ACCESS_BLOCK'
  /** Give a condition key that the request does not have. */
  | 'PROVIDE_CONTEXT_KEY'
  /** Remove or narrow the statement that denies. */
  | 'REMOVE_DENY'
  /** Make the same request with credentials that were got with a second factor. */
  | 'SIGN_IN_WITH_MFA'
  /** No policy or list can allow it to this kind of caller or credentials. */
  | 'USE_OTHER_CREDENTIALS';

export type RemoveUserFromGroupPayload = {
  __typename?: 'RemoveUserFromGroupPayload';
  /** Pass it as `atLeast` to see this change, on whichever gateway. */
  revision: Scalars['String']['output'];
  user: User;
};

/** An identity that others assume for a while. */
export type Role = Node & {
  __typename?: 'Role';
  arn: Scalars['String']['output'];
  /** The trust policy: who may assume the role. */
  assumeRolePolicyDocument: Scalars['JSON']['output'];
  /**
   * ARNs of the managed policies on the role.
   *
   * Decided as `iam:ListAttachedRolePolicies`.
   */
  attachedPolicies: Array<Scalars['String']['output']>;
  createDate: Scalars['DateTime']['output'];
  description?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /**
   * Names of the inline policies on the role.
   *
   * Decided as `iam:ListRolePolicies`.
   */
  inlinePolicies: Array<Scalars['String']['output']>;
  /** Seconds, 3,600 to 43,200. */
  maxSessionDuration: Scalars['Int']['output'];
  path: Scalars['String']['output'];
  permissionsBoundary?: Maybe<Scalars['String']['output']>;
  /** `AROA...`, never used again. */
  roleId: Scalars['String']['output'];
  roleName: Scalars['String']['output'];
  tags: Array<Tag>;
};

export type RoleConnection = {
  __typename?: 'RoleConnection';
  edges: Array<RoleEdge>;
  pageInfo: PageInfo;
};

export type RoleEdge = {
  __typename?: 'RoleEdge';
  cursor: Scalars['String']['output'];
  node: Role;
};

export type RoleInlinePolicyInput = {
  policyName: Scalars['String']['input'];
  roleName: Scalars['String']['input'];
};

export type RolePolicyAttachmentInput = {
  policyArn: Scalars['String']['input'];
  roleName: Scalars['String']['input'];
};

/** An object with its content. */
export type S3Object = {
  __typename?: 'S3Object';
  /** The content. As `UTF8`, bytes that are no text are shown as U+FFFD; ask for `BASE64` then. */
  body: Scalars['String']['output'];
  bucket: Scalars['String']['output'];
  contentType: Scalars['String']['output'];
  eTag: Scalars['String']['output'];
  key: Scalars['String']['output'];
  lastModified: Scalars['DateTime']['output'];
  /** Bytes. */
  size: Scalars['Int']['output'];
};


/** An object with its content. */
export type S3ObjectBodyArgs = {
  encoding?: BodyEncoding;
};

export type S3ObjectConnection = {
  __typename?: 'S3ObjectConnection';
  edges: Array<S3ObjectEdge>;
  pageInfo: PageInfo;
};

export type S3ObjectEdge = {
  __typename?: 'S3ObjectEdge';
  cursor: Scalars['String']['output'];
  node: S3ObjectSummary;
};

/** An object in a list: everything but its content. */
export type S3ObjectSummary = {
  __typename?: 'S3ObjectSummary';
  eTag: Scalars['String']['output'];
  key: Scalars['String']['output'];
  lastModified: Scalars['DateTime']['output'];
  /** Bytes. */
  size: Scalars['Int']['output'];
};

export type SimulationInput = {
  /** S3: of the bucket and, for a question about an object that exists, of the object. */
  accessControlLists?: InputMaybe<Array<AccessControlListInput>>;
  action: Scalars['String']['input'];
  context?: InputMaybe<Array<ContextEntryInput>>;
  identityPolicies?: InputMaybe<Array<Scalars['JSON']['input']>>;
  /** S3: of the bucket. Default: `BUCKET_OWNER_ENFORCED`, so that access control lists are ignored. */
  objectOwnership?: InputMaybe<ObjectOwnership>;
  permissionsBoundary?: InputMaybe<Scalars['JSON']['input']>;
  /** Any principal ARN, a service such as `lambda.amazonaws.com`, or `anonymous`. */
  principal: Scalars['String']['input'];
  /** S3. Default: off. */
  publicAccessBlock?: InputMaybe<PublicAccessBlockInput>;
  resource: Scalars['String']['input'];
  /** Default: the ARN's account, else the principal's. */
  resourceAccountId?: InputMaybe<Scalars['ID']['input']>;
  resourceControlPolicies?: InputMaybe<Array<Array<Scalars['JSON']['input']>>>;
  /** For `sts:*` on a role this is the role's trust policy. */
  resourcePolicy?: InputMaybe<Scalars['JSON']['input']>;
  /** One list for each level: the organization root first, the account last. */
  serviceControlPolicies?: InputMaybe<Array<Array<Scalars['JSON']['input']>>>;
  sessionPolicies?: InputMaybe<Array<Scalars['JSON']['input']>>;
};

/** A statement that met the request, and where it stands. */
export type StatementMatch = {
  __typename?: 'StatementMatch';
  /** From 1. */
  column: Scalars['Int']['output'];
  effect: Effect;
  layer: Layer;
  /** From 1, in the text of the policy as it was written. */
  line: Scalars['Int']['output'];
  /** ARN of a managed policy, or the name of an inline one. */
  policy: Scalars['String']['output'];
  sid?: Maybe<Scalars['String']['output']>;
  /** From 0. */
  statementIndex: Scalars['Int']['output'];
};

/** A statement that did not meet the request, and the one element that failed. */
export type StatementMismatch = {
  __typename?: 'StatementMismatch';
  actual: Array<Scalars['String']['output']>;
  column: Scalars['Int']['output'];
  /** For conditions the operator and the key; for S3 the setting. */
  detail: Scalars['String']['output'];
  effect: Effect;
  /** `Principal`, `Action`, `Resource` or `Condition`; `PublicAccessBlock` or `ObjectOwnership` where S3 lets an Allow count for nothing. */
  element: Scalars['String']['output'];
  expected: Array<Scalars['String']['output']>;
  line: Scalars['Int']['output'];
  policy: Scalars['String']['output'];
  sid?: Maybe<Scalars['String']['output']>;
  statementIndex: Scalars['Int']['output'];
};

export type Tag = {
  __typename?: 'Tag';
  key: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type TagInput = {
  key: Scalars['String']['input'];
  value: Scalars['String']['input'];
};

/** A person or an application. New users may do nothing. */
export type User = Node & {
  __typename?: 'User';
  arn: Scalars['String']['output'];
  /**
   * ARNs of the managed policies on the user itself.
   *
   * Decided as `iam:ListAttachedUserPolicies`.
   */
  attachedPolicies: Array<Scalars['String']['output']>;
  createDate: Scalars['DateTime']['output'];
  /**
   * The groups that the user is in, at most 10.
   *
   * Decided as `iam:ListGroupsForUser`.
   */
  groups: Array<Group>;
  id: Scalars['ID']['output'];
  /**
   * Names of the inline policies on the user itself.
   *
   * Decided as `iam:ListUserPolicies`.
   */
  inlinePolicies: Array<Scalars['String']['output']>;
  path: Scalars['String']['output'];
  /** ARN of the managed policy that limits what the user may be given. */
  permissionsBoundary?: Maybe<Scalars['String']['output']>;
  tags: Array<Tag>;
  /** `AIDA...`, never used again. */
  userId: Scalars['String']['output'];
  userName: Scalars['String']['output'];
};

export type UserConnection = {
  __typename?: 'UserConnection';
  edges: Array<UserEdge>;
  pageInfo: PageInfo;
};

export type UserEdge = {
  __typename?: 'UserEdge';
  cursor: Scalars['String']['output'];
  node: User;
};

export type UserInlinePolicyInput = {
  policyName: Scalars['String']['input'];
  userName: Scalars['String']['input'];
};

export type UserPolicyAttachmentInput = {
  policyArn: Scalars['String']['input'];
  userName: Scalars['String']['input'];
};

export type ValidatePolicyInput = {
  /** An object, or its text, which keeps line and column. */
  policyDocument: Scalars['JSON']['input'];
  /** Default `IDENTITY`. */
  policyType?: InputMaybe<PolicyType>;
  /** For resource-based policies: what they are for, such as `AWS::S3::Bucket`. */
  resourceType?: InputMaybe<Scalars['String']['input']>;
};

export type ExplainedFragment = { __typename?: 'Decision', decision: DecisionOutcome, allowed: boolean, reason: string, missingContextKeys: Array<string>, validUntil?: string | null, revision: string, layers: Array<{ __typename?: 'LayerResult', layer: Layer, target?: string | null, outcome: LayerOutcome, note?: string | null, missingContextKeys: Array<string>, statements: Array<{ __typename?: 'StatementMatch', policy: string, sid?: string | null, effect: Effect, line: number, column: number }>, mismatches: Array<{ __typename?: 'StatementMismatch', policy: string, sid?: string | null, element: string, detail: string, expected: Array<string>, actual: Array<string> }> }>, matchedStatements: Array<{ __typename?: 'StatementMatch', layer: Layer, policy: string, statementIndex: number, sid?: string | null, effect: Effect, line: number, column: number }>, remedies: Array<{ __typename?: 'Remedy', kind: RemedyKind, obstacle: number, suffices: boolean, layer?: Layer | null, target?: string | null, policy?: string | null, statementIndex?: number | null, sid?: string | null, message: string, context: Array<{ __typename?: 'ContextChange', key: string, value?: string | null }> }>, errors: Array<{ __typename?: 'DecisionError', code: string, message: string }> };

export type EvaluateQueryVariables = Exact<{
  input: AccessRequestInput;
}>;


export type EvaluateQuery = { __typename?: 'Query', evaluate: { __typename?: 'Decision', decision: DecisionOutcome, allowed: boolean, reason: string, missingContextKeys: Array<string>, validUntil?: string | null, revision: string, layers: Array<{ __typename?: 'LayerResult', layer: Layer, target?: string | null, outcome: LayerOutcome, note?: string | null, missingContextKeys: Array<string>, statements: Array<{ __typename?: 'StatementMatch', policy: string, sid?: string | null, effect: Effect, line: number, column: number }>, mismatches: Array<{ __typename?: 'StatementMismatch', policy: string, sid?: string | null, element: string, detail: string, expected: Array<string>, actual: Array<string> }> }>, matchedStatements: Array<{ __typename?: 'StatementMatch', layer: Layer, policy: string, statementIndex: number, sid?: string | null, effect: Effect, line: number, column: number }>, remedies: Array<{ __typename?: 'Remedy', kind: RemedyKind, obstacle: number, suffices: boolean, layer?: Layer | null, target?: string | null, policy?: string | null, statementIndex?: number | null, sid?: string | null, message: string, context: Array<{ __typename?: 'ContextChange', key: string, value?: string | null }> }>, errors: Array<{ __typename?: 'DecisionError', code: string, message: string }> } };

export type EvaluateBatchQueryVariables = Exact<{
  inputs: Array<AccessRequestInput> | AccessRequestInput;
}>;


export type EvaluateBatchQuery = { __typename?: 'Query', evaluateBatch: Array<{ __typename?: 'Decision', decision: DecisionOutcome, allowed: boolean, revision: string, errors: Array<{ __typename?: 'DecisionError', code: string, message: string }> }> };

export type SimulateQueryVariables = Exact<{
  input: SimulationInput;
}>;


export type SimulateQuery = { __typename?: 'Query', simulate: { __typename?: 'Decision', decision: DecisionOutcome, allowed: boolean, reason: string, missingContextKeys: Array<string>, validUntil?: string | null, revision: string, layers: Array<{ __typename?: 'LayerResult', layer: Layer, target?: string | null, outcome: LayerOutcome, note?: string | null, missingContextKeys: Array<string>, statements: Array<{ __typename?: 'StatementMatch', policy: string, sid?: string | null, effect: Effect, line: number, column: number }>, mismatches: Array<{ __typename?: 'StatementMismatch', policy: string, sid?: string | null, element: string, detail: string, expected: Array<string>, actual: Array<string> }> }>, matchedStatements: Array<{ __typename?: 'StatementMatch', layer: Layer, policy: string, statementIndex: number, sid?: string | null, effect: Effect, line: number, column: number }>, remedies: Array<{ __typename?: 'Remedy', kind: RemedyKind, obstacle: number, suffices: boolean, layer?: Layer | null, target?: string | null, policy?: string | null, statementIndex?: number | null, sid?: string | null, message: string, context: Array<{ __typename?: 'ContextChange', key: string, value?: string | null }> }>, errors: Array<{ __typename?: 'DecisionError', code: string, message: string }> } };

export type SimulateBatchQueryVariables = Exact<{
  inputs: Array<SimulationInput> | SimulationInput;
}>;


export type SimulateBatchQuery = { __typename?: 'Query', simulateBatch: Array<{ __typename?: 'Decision', decision: DecisionOutcome, allowed: boolean, reason: string, matchedStatements: Array<{ __typename?: 'StatementMatch', layer: Layer, policy: string, sid?: string | null }>, errors: Array<{ __typename?: 'DecisionError', code: string, message: string }> }> };

export type GetCallerIdentityQueryVariables = Exact<{ [key: string]: never; }>;


export type GetCallerIdentityQuery = { __typename?: 'Query', getCallerIdentity: { __typename?: 'CallerIdentity', arn: string, accountId: string, expiresAt: string } };

export type GetUserQueryVariables = Exact<{
  userName: Scalars['String']['input'];
}>;


export type GetUserQuery = { __typename?: 'Query', getUser: { __typename?: 'User', id: string, arn: string, userId: string, userName: string, attachedPolicies: Array<string>, inlinePolicies: Array<string>, tags: Array<{ __typename?: 'Tag', key: string, value: string }>, groups: Array<{ __typename?: 'Group', groupName: string }> } };

export type ListUsersQueryVariables = Exact<{
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListUsersQuery = { __typename?: 'Query', listUsers: { __typename?: 'UserConnection', edges: Array<{ __typename?: 'UserEdge', cursor: string, node: { __typename?: 'User', userName: string } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type ListPoliciesQueryVariables = Exact<{
  input?: InputMaybe<ListPoliciesInput>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListPoliciesQuery = { __typename?: 'Query', listPolicies: { __typename?: 'PolicyConnection', edges: Array<{ __typename?: 'PolicyEdge', node: { __typename?: 'Policy', policyName: string, arn: string, isAwsManaged: boolean } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type GetUserPolicyQueryVariables = Exact<{
  input: UserInlinePolicyInput;
}>;


export type GetUserPolicyQuery = { __typename?: 'Query', getUserPolicy: { __typename?: 'InlinePolicy', policyName: string, document: unknown, documentText: string } };

export type CreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreateUserMutation = { __typename?: 'Mutation', createUser?: { __typename?: 'CreateUserPayload', revision: string, user: { __typename?: 'User', id: string, arn: string, userName: string } } | null };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { __typename?: 'Mutation', createGroup?: { __typename?: 'CreateGroupPayload', revision: string, group: { __typename?: 'Group', arn: string } } | null };

export type CreateRoleMutationVariables = Exact<{
  input: CreateRoleInput;
}>;


export type CreateRoleMutation = { __typename?: 'Mutation', createRole?: { __typename?: 'CreateRolePayload', revision: string, role: { __typename?: 'Role', arn: string, assumeRolePolicyDocument: unknown } } | null };

export type AddUserToGroupMutationVariables = Exact<{
  input: GroupMembershipInput;
}>;


export type AddUserToGroupMutation = { __typename?: 'Mutation', addUserToGroup?: { __typename?: 'AddUserToGroupPayload', revision: string, user: { __typename?: 'User', groups: Array<{ __typename?: 'Group', groupName: string }> } } | null };

export type RemoveUserFromGroupMutationVariables = Exact<{
  input: GroupMembershipInput;
}>;


export type RemoveUserFromGroupMutation = { __typename?: 'Mutation', removeUserFromGroup?: { __typename?: 'RemoveUserFromGroupPayload', revision: string } | null };

export type CreatePolicyMutationVariables = Exact<{
  input: CreatePolicyInput;
}>;


export type CreatePolicyMutation = { __typename?: 'Mutation', createPolicy?: { __typename?: 'CreatePolicyPayload', revision: string, policy: { __typename?: 'Policy', arn: string, defaultVersionId: string, document: unknown } } | null };

export type PutUserPolicyMutationVariables = Exact<{
  input: PutUserPolicyInput;
}>;


export type PutUserPolicyMutation = { __typename?: 'Mutation', putUserPolicy?: { __typename?: 'PutUserPolicyPayload', revision: string } | null };

export type DeleteUserPolicyMutationVariables = Exact<{
  input: UserInlinePolicyInput;
}>;


export type DeleteUserPolicyMutation = { __typename?: 'Mutation', deleteUserPolicy?: { __typename?: 'DeleteUserPolicyPayload', revision: string } | null };

export type AttachUserPolicyMutationVariables = Exact<{
  input: UserPolicyAttachmentInput;
}>;


export type AttachUserPolicyMutation = { __typename?: 'Mutation', attachUserPolicy?: { __typename?: 'AttachUserPolicyPayload', revision: string, user: { __typename?: 'User', attachedPolicies: Array<string> } } | null };

export type DetachUserPolicyMutationVariables = Exact<{
  input: UserPolicyAttachmentInput;
}>;


export type DetachUserPolicyMutation = { __typename?: 'Mutation', detachUserPolicy?: { __typename?: 'DetachUserPolicyPayload', revision: string } | null };

export type AttachGroupPolicyMutationVariables = Exact<{
  input: GroupPolicyAttachmentInput;
}>;


export type AttachGroupPolicyMutation = { __typename?: 'Mutation', attachGroupPolicy?: { __typename?: 'AttachGroupPolicyPayload', revision: string, group: { __typename?: 'Group', attachedPolicies: Array<string> } } | null };

export type GetPolicyQueryVariables = Exact<{
  policyArn: Scalars['String']['input'];
}>;


export type GetPolicyQuery = { __typename?: 'Query', getPolicy: { __typename?: 'Policy', policyName: string, isAwsManaged: boolean } };

export type NodeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type NodeQuery = { __typename?: 'Query', node?:
    | { __typename?: 'Bucket', id: string }
    | { __typename?: 'Group', id: string }
    | { __typename?: 'Policy', id: string }
    | { __typename?: 'Role', id: string }
    | { __typename?: 'User', userName: string, id: string }
   | null };

export type ListBucketsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListBucketsQuery = { __typename?: 'Query', buckets: { __typename?: 'BucketConnection', edges: Array<{ __typename?: 'BucketEdge', node: { __typename?: 'Bucket', name: string } }> } };

export type GetBucketQueryVariables = Exact<{
  bucket: Scalars['String']['input'];
}>;


export type GetBucketQuery = { __typename?: 'Query', bucket: { __typename?: 'Bucket', name: string, accountId: string, policy?: unknown | null } };

export type GetObjectQueryVariables = Exact<{
  bucket: Scalars['String']['input'];
  key: Scalars['String']['input'];
}>;


export type GetObjectQuery = { __typename?: 'Query', getObject: { __typename?: 'S3Object', body: string, size: number, eTag: string, contentType: string } };

export type ListObjectsQueryVariables = Exact<{
  input: ListObjectsInput;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ListObjectsQuery = { __typename?: 'Query', listObjects: { __typename?: 'S3ObjectConnection', edges: Array<{ __typename?: 'S3ObjectEdge', node: { __typename?: 'S3ObjectSummary', key: string, size: number } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } };

export type CreateBucketMutationVariables = Exact<{
  bucket: Scalars['String']['input'];
}>;


export type CreateBucketMutation = { __typename?: 'Mutation', createBucket?: { __typename?: 'CreateBucketPayload', revision: string, bucket: { __typename?: 'Bucket', arn: string } } | null };

export type DeleteBucketMutationVariables = Exact<{
  bucket: Scalars['String']['input'];
}>;


export type DeleteBucketMutation = { __typename?: 'Mutation', deleteBucket?: { __typename?: 'DeleteBucketPayload', revision: string } | null };

export type PutObjectMutationVariables = Exact<{
  input: PutObjectInput;
}>;


export type PutObjectMutation = { __typename?: 'Mutation', putObject?: { __typename?: 'PutObjectPayload', revision: string, object: { __typename?: 'S3ObjectSummary', key: string, eTag: string } } | null };

export type DeleteObjectMutationVariables = Exact<{
  bucket: Scalars['String']['input'];
  key: Scalars['String']['input'];
}>;


export type DeleteObjectMutation = { __typename?: 'Mutation', deleteObject?: { __typename?: 'DeleteObjectPayload', revision: string } | null };

export type PutBucketPolicyMutationVariables = Exact<{
  bucket: Scalars['String']['input'];
  policy: Scalars['JSON']['input'];
}>;


export type PutBucketPolicyMutation = { __typename?: 'Mutation', putBucketPolicy?: { __typename?: 'PutBucketPolicyPayload', revision: string } | null };

export type ValidatePolicyQueryVariables = Exact<{
  input: ValidatePolicyInput;
}>;


export type ValidatePolicyQuery = { __typename?: 'Query', validatePolicy: Array<{ __typename?: 'PolicyFinding', findingType: FindingType, issueCode: string, message: string, learnMoreLink: string, pointer: string, line: number, column: number }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ExplainedFragmentDoc = new TypedDocumentString(`
    fragment Explained on Decision {
  decision
  allowed
  reason
  layers {
    layer
    target
    outcome
    note
    statements {
      policy
      sid
      effect
      line
      column
    }
    mismatches {
      policy
      sid
      element
      detail
      expected
      actual
    }
    missingContextKeys
  }
  matchedStatements {
    layer
    policy
    statementIndex
    sid
    effect
    line
    column
  }
  missingContextKeys
  remedies {
    kind
    obstacle
    suffices
    layer
    target
    policy
    statementIndex
    sid
    context {
      key
      value
    }
    message
  }
  errors {
    code
    message
  }
  validUntil
  revision
}
    `, {"fragmentName":"Explained"}) as unknown as TypedDocumentString<ExplainedFragment, unknown>;
export const EvaluateDocument = new TypedDocumentString(`
    query Evaluate($input: AccessRequestInput!) {
  evaluate(input: $input) {
    ...Explained
  }
}
    fragment Explained on Decision {
  decision
  allowed
  reason
  layers {
    layer
    target
    outcome
    note
    statements {
      policy
      sid
      effect
      line
      column
    }
    mismatches {
      policy
      sid
      element
      detail
      expected
      actual
    }
    missingContextKeys
  }
  matchedStatements {
    layer
    policy
    statementIndex
    sid
    effect
    line
    column
  }
  missingContextKeys
  remedies {
    kind
    obstacle
    suffices
    layer
    target
    policy
    statementIndex
    sid
    context {
      key
      value
    }
    message
  }
  errors {
    code
    message
  }
  validUntil
  revision
}`) as unknown as TypedDocumentString<EvaluateQuery, EvaluateQueryVariables>;
export const EvaluateBatchDocument = new TypedDocumentString(`
    query EvaluateBatch($inputs: [AccessRequestInput!]!) {
  evaluateBatch(inputs: $inputs) {
    decision
    allowed
    revision
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EvaluateBatchQuery, EvaluateBatchQueryVariables>;
export const SimulateDocument = new TypedDocumentString(`
    query Simulate($input: SimulationInput!) {
  simulate(input: $input) {
    ...Explained
  }
}
    fragment Explained on Decision {
  decision
  allowed
  reason
  layers {
    layer
    target
    outcome
    note
    statements {
      policy
      sid
      effect
      line
      column
    }
    mismatches {
      policy
      sid
      element
      detail
      expected
      actual
    }
    missingContextKeys
  }
  matchedStatements {
    layer
    policy
    statementIndex
    sid
    effect
    line
    column
  }
  missingContextKeys
  remedies {
    kind
    obstacle
    suffices
    layer
    target
    policy
    statementIndex
    sid
    context {
      key
      value
    }
    message
  }
  errors {
    code
    message
  }
  validUntil
  revision
}`) as unknown as TypedDocumentString<SimulateQuery, SimulateQueryVariables>;
export const SimulateBatchDocument = new TypedDocumentString(`
    query SimulateBatch($inputs: [SimulationInput!]!) {
  simulateBatch(inputs: $inputs) {
    decision
    allowed
    reason
    matchedStatements {
      layer
      policy
      sid
    }
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SimulateBatchQuery, SimulateBatchQueryVariables>;
export const GetCallerIdentityDocument = new TypedDocumentString(`
    query GetCallerIdentity {
  getCallerIdentity {
    arn
    accountId
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<GetCallerIdentityQuery, GetCallerIdentityQueryVariables>;
export const GetUserDocument = new TypedDocumentString(`
    query GetUser($userName: String!) {
  getUser(input: {userName: $userName}) {
    id
    arn
    userId
    userName
    tags {
      key
      value
    }
    groups {
      groupName
    }
    attachedPolicies
    inlinePolicies
  }
}
    `) as unknown as TypedDocumentString<GetUserQuery, GetUserQueryVariables>;
export const ListUsersDocument = new TypedDocumentString(`
    query ListUsers($first: Int, $after: String) {
  listUsers(first: $first, after: $after) {
    edges {
      cursor
      node {
        userName
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListUsersQuery, ListUsersQueryVariables>;
export const ListPoliciesDocument = new TypedDocumentString(`
    query ListPolicies($input: ListPoliciesInput, $first: Int, $after: String) {
  listPolicies(input: $input, first: $first, after: $after) {
    edges {
      node {
        policyName
        arn
        isAwsManaged
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListPoliciesQuery, ListPoliciesQueryVariables>;
export const GetUserPolicyDocument = new TypedDocumentString(`
    query GetUserPolicy($input: UserInlinePolicyInput!) {
  getUserPolicy(input: $input) {
    policyName
    document
    documentText
  }
}
    `) as unknown as TypedDocumentString<GetUserPolicyQuery, GetUserPolicyQueryVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      id
      arn
      userName
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const CreateGroupDocument = new TypedDocumentString(`
    mutation CreateGroup($input: CreateGroupInput!) {
  createGroup(input: $input) {
    group {
      arn
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<CreateGroupMutation, CreateGroupMutationVariables>;
export const CreateRoleDocument = new TypedDocumentString(`
    mutation CreateRole($input: CreateRoleInput!) {
  createRole(input: $input) {
    role {
      arn
      assumeRolePolicyDocument
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<CreateRoleMutation, CreateRoleMutationVariables>;
export const AddUserToGroupDocument = new TypedDocumentString(`
    mutation AddUserToGroup($input: GroupMembershipInput!) {
  addUserToGroup(input: $input) {
    user {
      groups {
        groupName
      }
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<AddUserToGroupMutation, AddUserToGroupMutationVariables>;
export const RemoveUserFromGroupDocument = new TypedDocumentString(`
    mutation RemoveUserFromGroup($input: GroupMembershipInput!) {
  removeUserFromGroup(input: $input) {
    revision
  }
}
    `) as unknown as TypedDocumentString<RemoveUserFromGroupMutation, RemoveUserFromGroupMutationVariables>;
export const CreatePolicyDocument = new TypedDocumentString(`
    mutation CreatePolicy($input: CreatePolicyInput!) {
  createPolicy(input: $input) {
    policy {
      arn
      defaultVersionId
      document
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<CreatePolicyMutation, CreatePolicyMutationVariables>;
export const PutUserPolicyDocument = new TypedDocumentString(`
    mutation PutUserPolicy($input: PutUserPolicyInput!) {
  putUserPolicy(input: $input) {
    revision
  }
}
    `) as unknown as TypedDocumentString<PutUserPolicyMutation, PutUserPolicyMutationVariables>;
export const DeleteUserPolicyDocument = new TypedDocumentString(`
    mutation DeleteUserPolicy($input: UserInlinePolicyInput!) {
  deleteUserPolicy(input: $input) {
    revision
  }
}
    `) as unknown as TypedDocumentString<DeleteUserPolicyMutation, DeleteUserPolicyMutationVariables>;
export const AttachUserPolicyDocument = new TypedDocumentString(`
    mutation AttachUserPolicy($input: UserPolicyAttachmentInput!) {
  attachUserPolicy(input: $input) {
    user {
      attachedPolicies
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<AttachUserPolicyMutation, AttachUserPolicyMutationVariables>;
export const DetachUserPolicyDocument = new TypedDocumentString(`
    mutation DetachUserPolicy($input: UserPolicyAttachmentInput!) {
  detachUserPolicy(input: $input) {
    revision
  }
}
    `) as unknown as TypedDocumentString<DetachUserPolicyMutation, DetachUserPolicyMutationVariables>;
export const AttachGroupPolicyDocument = new TypedDocumentString(`
    mutation AttachGroupPolicy($input: GroupPolicyAttachmentInput!) {
  attachGroupPolicy(input: $input) {
    group {
      attachedPolicies
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<AttachGroupPolicyMutation, AttachGroupPolicyMutationVariables>;
export const GetPolicyDocument = new TypedDocumentString(`
    query GetPolicy($policyArn: String!) {
  getPolicy(input: {policyArn: $policyArn}) {
    policyName
    isAwsManaged
  }
}
    `) as unknown as TypedDocumentString<GetPolicyQuery, GetPolicyQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    id
    ... on User {
      userName
    }
  }
}
    `) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const ListBucketsDocument = new TypedDocumentString(`
    query ListBuckets {
  buckets {
    edges {
      node {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListBucketsQuery, ListBucketsQueryVariables>;
export const GetBucketDocument = new TypedDocumentString(`
    query GetBucket($bucket: String!) {
  bucket(input: {bucket: $bucket}) {
    name
    accountId
    policy
  }
}
    `) as unknown as TypedDocumentString<GetBucketQuery, GetBucketQueryVariables>;
export const GetObjectDocument = new TypedDocumentString(`
    query GetObject($bucket: String!, $key: String!) {
  getObject(input: {bucket: $bucket, key: $key}) {
    body
    size
    eTag
    contentType
  }
}
    `) as unknown as TypedDocumentString<GetObjectQuery, GetObjectQueryVariables>;
export const ListObjectsDocument = new TypedDocumentString(`
    query ListObjects($input: ListObjectsInput!, $first: Int, $after: String) {
  listObjects(input: $input, first: $first, after: $after) {
    edges {
      node {
        key
        size
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListObjectsQuery, ListObjectsQueryVariables>;
export const CreateBucketDocument = new TypedDocumentString(`
    mutation CreateBucket($bucket: String!) {
  createBucket(input: {bucket: $bucket}) {
    bucket {
      arn
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<CreateBucketMutation, CreateBucketMutationVariables>;
export const DeleteBucketDocument = new TypedDocumentString(`
    mutation DeleteBucket($bucket: String!) {
  deleteBucket(input: {bucket: $bucket}) {
    revision
  }
}
    `) as unknown as TypedDocumentString<DeleteBucketMutation, DeleteBucketMutationVariables>;
export const PutObjectDocument = new TypedDocumentString(`
    mutation PutObject($input: PutObjectInput!) {
  putObject(input: $input) {
    object {
      key
      eTag
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<PutObjectMutation, PutObjectMutationVariables>;
export const DeleteObjectDocument = new TypedDocumentString(`
    mutation DeleteObject($bucket: String!, $key: String!) {
  deleteObject(input: {bucket: $bucket, key: $key}) {
    revision
  }
}
    `) as unknown as TypedDocumentString<DeleteObjectMutation, DeleteObjectMutationVariables>;
export const PutBucketPolicyDocument = new TypedDocumentString(`
    mutation PutBucketPolicy($bucket: String!, $policy: JSON!) {
  putBucketPolicy(input: {bucket: $bucket, policy: $policy}) {
    revision
  }
}
    `) as unknown as TypedDocumentString<PutBucketPolicyMutation, PutBucketPolicyMutationVariables>;
export const ValidatePolicyDocument = new TypedDocumentString(`
    query ValidatePolicy($input: ValidatePolicyInput!) {
  validatePolicy(input: $input) {
    findingType
    issueCode
    message
    learnMoreLink
    pointer
    line
    column
  }
}
    `) as unknown as TypedDocumentString<ValidatePolicyQuery, ValidatePolicyQueryVariables>;